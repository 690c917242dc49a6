// inquirer in a real terminal (tmux, a server of its own): text with mistakes and corrections, a
// list with arrow keys, check boxes, a hidden word, yes or no; and Ctrl+C.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const os = require('os');
const path = require('path');
const { setTimeout: sleep } = require('timers/promises');

let socket;
const ask = path.join(__dirname, 'fixtures', 'ask.js');

function tmux(...args) {
  const { stdout, stderr, status, error } = spawnSync('tmux', ['-S', socket, '-f', '/dev/null',
    ...args], { encoding: 'utf8' });
  if (error) throw error;
  assert.strictEqual(status, 0, stderr);
  return stdout;
}

const quote = (word) => `'${word.replace(/'/g, `'\\''`)}'`;

function start(name) {
  socket = path.join(os.tmpdir(), name); // a server that ends still holds its own
  const command = [process.execPath, ...process.execArgv, ask].map(quote).join(' ');
  tmux('new-session', '-d', '-x', '100', '-y', '30', `${command}; echo "ENDED $?"; sleep 60`);
}

async function shows(pattern) {
  for (let tries = 0; ; tries++) {
    const screen = tmux('capture-pane', '-p');
    if (pattern.test(screen)) return screen;
    assert.ok(tries < 400, `not seen: ${pattern}\n${screen}`);
    await sleep(25);
  }
}

const press = (...keys) => tmux('send-keys', ...keys);

async function answer() {
  start('answer');
  await shows(/\? Your name\?/);
  press('Enter');
  await shows(/>> Say it/);
  press('A', 'n', 'm', 'BSpace', 'n', 'e', 'x', 'BSpace', 'Enter');
  await shows(/\? Your name\? Anne\n\? Size\? \(Use arrow keys\)/);
  press('Down');
  await shows(/\n❯ middle/);
  press('Enter');
  await shows(/\? Size\? middle\n\? With\?/);
  press('Space', 'Down', 'Down', 'Space');
  await shows(/ ◉ salt\n ◯ oil\n❯◉ chili/);
  press('Enter');
  await shows(/\? With\? salt, chili\n\? Secret\?/);
  press('a', 'b', 'c');
  await shows(/\? Secret\? \*\*\*\s/);
  press('Enter');
  await shows(/\? Sure\? \(y\/N\)/);
  press('y', 'Enter');
  const screen = await shows(/ENDED 0/);
  const answers = JSON.parse(/^ANSWERS (.*)/m.exec(screen)[1]);
  assert.deepStrictEqual(answers,
    { name: 'Anne', size: 'middle', with: ['salt', 'chili'], secret: 'abc', sure: true });
  tmux('kill-server');
}

async function interrupt() {
  start('interrupt');
  await shows(/\? Your name\?/);
  press('C-c');
  await shows(/ENDED 130/);
  tmux('kill-server');
}

async function main() {
  await answer();
  await interrupt();
  console.log('inquirer: ok');
}

main().catch((error) => {
  spawnSync('tmux', ['-S', socket, 'kill-server']);
  throw error;
});
