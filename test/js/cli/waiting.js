'use strict';
// --wait says how the loop waits; however it does, an idle process sleeps, and timers keep to time.
const assert = require('assert');
const { spawn, spawnSync } = require('child_process');

const loop = process.execArgv.filter((word) => word.startsWith('--loop'));

const idle = `
  const server = require('net').createServer((socket) => socket.end('x')).listen(0, () => {
    const client = require('net').connect(server.address().port);
    client.resume().on('close', () => setTimeout(() => server.close(), 300));
  });`;
const exact = `
  const began = process.hrtime.bigint();
  let left = 20;
  (function next() {
    if (left-- > 0) setTimeout(next, 1);
    else if (process.hrtime.bigint() - began < 18000000n) throw new Error('early');
  })();`;
const pool = `
  const { pbkdf2 } = require('crypto');
  let left = 100;
  (function next() {
    pbkdf2('a', 'b', 1, 16, 'sha1', () => { if (--left > 0) next(); else console.log('done'); });
  })();`;

function counts(text) {
  const value = (name) => Number((text.match(new RegExp(`^ +${name} +(\\d+)`, 'm')) ?? [0, 0])[1]);
  return {
    slept: value('polls that slept'),
    looks: value('looks before sleeping'),
    us: value('\\.\\.\\. us spent in them'),
  };
}

for (const policy of ['off', 'adaptive', 'fixed:50us', 'batch:50us', 'adaptive,batch:100us']) {
  for (const program of [idle, exact, pool]) {
    const words = [...loop, `--wait=${policy}`, '--stats', '-e', program];
    const { status, stderr, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    assert.strictEqual(status, 0, stderr);
    const { slept, looks, us } = counts(stderr);
    if (program === pool) assert.strictEqual(stdout, 'done\n');
    if (program === idle) assert(slept > 0 && slept < 100, `${policy}: slept ${slept} times`);
    // A process in which nothing happens looks hardly ever, and then not for long.
    if (program === idle && policy.startsWith('adaptive')) assert(us < 5000, `${looks} looks`);
    if (policy === 'off' || policy.startsWith('batch')) assert.strictEqual(looks, 0);
  }
}

// A signal is seen in the middle of looking.
const child = spawn(process.execPath, [...loop, '--wait=fixed:10ms', '-e',
  'setInterval(() => {}, 1000); process.on("SIGTERM", () => process.exit(7)); console.log("on");']);
child.stdout.once('data', () => child.kill('SIGTERM'));
child.on('exit', (code) => assert.strictEqual(code, 7));
