'use strict';
// --watch-loop: the records of a running program come over a WebSocket, all of them, also to who
// joins late; the program's output and exit code are its own. The source of a module comes with the
// first record that names it.
const assert = require('assert');
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { connect, urlIn } = require('./fixtures/live');

const PROGRAM = `
  let n = 0;
  const timer = setInterval(() => {
    console.log('step', ++n);
    if (n === 2) require('./later');
    if (n === 3) clearInterval(timer);
  }, 20);
  process.exitCode = 7;`;
const LATER = 'setImmediate(() => {});\n';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-trace-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'program.js');
const later = path.join(folder, 'later.js');
fs.writeFileSync(file, PROGRAM);
fs.writeFileSync(later, LATER);

const watch = spawn(process.execPath, [...process.execArgv, '--watch-loop', file],
  { stdio: ['ignore', 'pipe', 'pipe'] });
let printed = '';
let told = '';
watch.stdout.setEncoding('utf8').on('data', (text) => { printed += text; });
watch.stderr.setEncoding('utf8').on('data', (text) => {
  const first = told === '';
  told += text;
  if (first) follow(urlIn(told));
  if (/has ended \(7\)/.test(told) && !watch.killed) late(urlIn(told));
});

let lines = '';
let refused;
const sources = {};

function follow(url) {
  connect(url, {
    onLines: (text) => { lines += text; },
    onWatch: (watched) => Object.assign(sources, watched.sources),
  });
  connect(url, { token: 'wrong', onLines: assert.fail, onRefused: (code) => { refused = code; } });
}

const stepsOf = (text) => text.trimEnd().split('\n').map((line) => JSON.parse(line))
  .filter(({ event, fd }) => event === 'print' && fd === 1).map(({ text }) => text.trim());

let joined = false;
function late(url) {
  if (joined) return;
  joined = true;
  let all = '';
  let watched;
  connect(url, {
    onWatch: (what) => { watched = what; },
    onLines: (text) => {
      all += text;
      if (stepsOf(all).length < 3) return;
      assert.deepStrictEqual(stepsOf(all), ['step 1', 'step 2', 'step 3']);
      assert.strictEqual(JSON.parse(all.slice(0, all.indexOf('\n'))).event, 'trace');
      assert.deepStrictEqual(watched, {
        state: 'ended', how: '7', stops: [], sources: { [file]: PROGRAM, [later]: LATER } });
      watch.kill('SIGINT');
    },
  });
}

watch.on('exit', (code) => {
  assert.strictEqual(code, 7);
  assert.strictEqual(printed, 'step 1\nstep 2\nstep 3\n');
  assert.deepStrictEqual(stepsOf(lines), ['step 1', 'step 2', 'step 3']);
  assert.strictEqual(refused, 403);
  assert.deepStrictEqual(sources, { [file]: PROGRAM, [later]: LATER });
});
