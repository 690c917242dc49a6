'use strict';
// --watch-loop: a page that does not keep up is sent no more than it has room for; when it goes on,
// it is told how many records it has missed. Neither the program nor another page waits for it.
const assert = require('assert');
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { connect, urlIn } = require('./fixtures/live');

// More than 20 MB of trace, in few records, each in a turn of its own.
const PROGRAM = `
  let left = 400;
  (function again() {
    if (left-- === 0) return console.log('the end');
    console.log('x'.repeat(60_000));
    setImmediate(again);
  })();`;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-trace-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'much.js');
fs.writeFileSync(file, PROGRAM);

const watch = spawn(process.execPath, [...process.execArgv, '--watch-loop', file],
  { stdio: ['ignore', 'ignore', 'pipe'] });
let told = '';
let pages;
watch.stderr.setEncoding('utf8').on('data', (text) => {
  told += text;
  if (pages === undefined) pages = [openPage(urlIn(told), true), openPage(urlIn(told), false)];
  if (/has ended/.test(told)) hurry(pages[1]);
});

// What a page has: how many texts, records and dropped ones, up to the end of the program.
function openPage(url, answers) {
  const page = { texts: 0, records: 0, dropped: 0, ended: false };
  Object.assign(page, connect(url, { answers, onLines: (text) => take(page, text) }));
  return page;
}

function take(page, text) {
  page.texts++;
  for (const line of text.trimEnd().split('\n')) {
    const { event, count, text: printed } = JSON.parse(line);
    if (page.ended) break;
    if (event === 'dropped') page.dropped += count;
    else page.records++;
    page.ended = printed === 'the end\n';
  }
  if (page.hurries) page.say('more');
  if (pages.every(({ ended }) => ended)) finish();
}

// The program has ended: nothing waited for this page, which has been sent a few texts.
function hurry(page) {
  if (page.hurries) return;
  page.hurries = true;
  assert.ok(page.texts > 0 && page.texts < 10, `${page.texts} texts`);
  assert.strictEqual(page.ended, false);
  for (let n = page.texts; n > 0; n--) page.say('more');
}

function finish() {
  const [quick, slow] = pages;
  assert.ok(slow.dropped > 0);
  assert.strictEqual(slow.records + slow.dropped, quick.records + quick.dropped);
  watch.kill('SIGINT');
}
