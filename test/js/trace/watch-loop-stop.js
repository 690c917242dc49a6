'use strict';
// --watch-loop: a page stops the program and lets it go on; another page sees that. The watcher
// ends a program that is stopped.
const assert = require('assert');
const { spawn } = require('child_process');
const { once } = require('events');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { connect, urlIn } = require('./fixtures/live');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-trace-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'beats.js');
fs.writeFileSync(file, "setInterval(() => console.log('beat'), 5);\n");

const watch = spawn(process.execPath, [...process.execArgv, '--watch-loop', file],
  { stdio: ['ignore', 'ignore', 'pipe'] });
let told = '';
watch.stderr.setEncoding('utf8').on('data', (text) => { told += text; });

async function saidBy(pattern) {
  while (!pattern.test(told)) await once(watch.stderr, 'data');
}

// A page that knows the last state that it was told, and the number of the program's process.
function openPage(url) {
  const page = { watched: undefined, pid: undefined, waits: () => {} };
  Object.assign(page, connect(url, {
    onWatch(watched) {
      if (watched.state === undefined) return; // sources
      page.watched = watched;
      page.waits();
    },
    onLines(text) {
      page.pid ??= JSON.parse(text.slice(0, text.indexOf('\n'))).pid;
      page.waits();
    },
  }));
  page.until = async (test) => {
    while (!test(page)) await new Promise((resolve) => { page.waits = resolve; });
  };
  return page;
}

const is = (state) => ({ watched }) => watched?.state === state;

// The letter that the system has for what a process does: T is stopped.
async function untilProcess(pid, test) {
  const letter = () => /\) (\w)/.exec(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))[1];
  while (!test(letter())) await new Promise(setImmediate);
}

async function main() {
  await saidBy(/http:/);
  const url = urlIn(told);
  const [one, two] = [openPage(url), openPage(url)];
  await one.until(({ pid }) => pid !== undefined);
  await two.until(is('running'));
  one.say('nonsense');
  one.say('stop');
  await Promise.all([one.until(is('stopped')), two.until(is('stopped'))]);
  await untilProcess(one.pid, (letter) => letter === 'T');
  two.say('continue');
  await Promise.all([one.until(is('running')), two.until(is('running'))]);
  await untilProcess(one.pid, (letter) => letter !== 'T');
  const [[from, to], ...more] = one.watched.stops;
  assert.ok(from <= to);
  assert.deepStrictEqual(more, []);

  one.say('stop');
  await two.until(is('stopped'));
  await untilProcess(one.pid, (letter) => letter === 'T');
  watch.kill('SIGINT');
  await saidBy(/has ended \(SIGINT\)/);
  await two.until(is('ended'));
  assert.strictEqual(two.watched.how, 'SIGINT');
  watch.kill('SIGINT');
  const [code] = await once(watch, 'exit');
  assert.strictEqual(code, 130);
}

main();
