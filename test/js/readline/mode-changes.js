'use strict';
// A terminal whose mode changes while it is being read is read on. (On io_uring the wake-up without
// data ended the read with EINVAL.) Needs script(1) for a terminal; without it there is no test.
const assert = require('assert');
const { spawn } = require('child_process');

const kRounds = 12;

function changeModes() {
  const { stdin } = process;
  let left = kRounds;
  stdin.on('error', (error) => {
    console.log(`failed: ${error.message}`);
    process.exit();
  });
  stdin.on('data', () => {});
  const timer = setInterval(() => {
    stdin.setRawMode(left % 2 === 0);
    if (--left > 0) return;
    clearInterval(timer);
    console.log('still reading');
    process.exit();
  }, 5);
}

function start() {
  const command = [process.execPath, ...process.execArgv, __filename, 'inside'].join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'],
    { stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  let missing = false;
  child.on('error', () => { missing = true; });
  child.stdout?.on('data', (data) => { shown += data; });
  child.on('close', () => { if (!missing) assert.match(shown, /still reading/); });
}

if (process.argv[2] === 'inside') changeModes();
else start();
