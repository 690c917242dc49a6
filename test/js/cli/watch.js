'use strict';
// --watch starts the program again when a module changes, and ends it with itself.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawn } = require('child_process');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'watch-')));
const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);
write('main.js', `
console.log('run', require('./value'), process.argv.slice(2).join(), process.execArgv.join());
require('fs').writeFileSync(${JSON.stringify(path.join(folder, 'pid'))}, String(process.pid));
setInterval(() => {}, 1000);`);
write('value.js', 'module.exports = 1;');

const watched = spawn(process.execPath,
  ['--watch', '--no-warnings', '--watch-preserve-output', 'main.js', 'a', '--b'],
  { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
let output = '';
const steps = [
  ['run 1 a,--b --no-warnings\n', () => setTimeout(write, 100, 'value.js', 'module.exports = 2;')],
  ["Restarting 'main.js a --b'\nrun 2 a,--b --no-warnings\n", () => {
    setTimeout(() => watched.kill('SIGTERM'), 100);
  }],
];
watched.stdout.setEncoding('utf8').on('data', (text) => {
  output += text;
  if (steps.length === 0 || output !== steps[0][0]) return;
  output = '';
  steps.shift()[1]();
});
watched.on('exit', (code) => {
  assert.strictEqual(steps.length, 0);
  assert.strictEqual(code, 128 + os.constants.signals.SIGTERM);
  const pid = Number(fs.readFileSync(path.join(folder, 'pid'), 'utf8'));
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  fs.rmSync(folder, { recursive: true });
});
