'use strict';

// Reads a web server's log line by line and counts: with readline, and with split2 in a pipeline of
// streams, as most tools on npm do it. The lines go through a regular expression, so V8 has its
// share.
//
// kind: task
// unit: pass
// metric: bytes

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const readline = require('readline');
const { Writable } = require('stream');
const { pipeline } = require('stream/promises');
const split = require('./packages')('split2');
const { option, tasks } = require('../workload');

const lineCount = option('lines', 100000);
const kLine = /^(\S+) \S+ \S+ \[[^\]]+\] "(\S+) (\S+) [^"]*" (\d{3}) (\d+)/;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-log-'));
const log = path.join(folder, 'access.log');
process.on('exit', () => fs.rmSync(folder, { recursive: true }));

function line(i) {
  const status = i % 50 === 0 ? 404 : 200;
  const time = `21/Nov/2026:12:00:${String(i % 60).padStart(2, '0')} +0000`;
  const request = `GET /items/${i % 1000}?page=${i % 13} HTTP/1.1`;
  return `10.0.${i % 7}.${i % 251} - - [${time}] "${request}" ${status} ${200 + i % 4000} "-"\n`;
}

function writeLog() {
  const lines = [];
  for (let i = 0; i < lineCount; i++) lines.push(line(i));
  fs.writeFileSync(log, lines.join(''));
}

class Counts {
  lines = 0;
  bytes = 0;
  statuses = new Map();
  paths = new Map();

  add(text) {
    const match = kLine.exec(text);
    if (match === null) return;
    const [, , , url, status, size] = match;
    const end = url.indexOf('?');
    const name = end < 0 ? url : url.slice(0, end);
    this.lines++;
    this.bytes += Number(size);
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    this.paths.set(name, (this.paths.get(name) ?? 0) + 1);
  }
}

async function byReadline() {
  const counts = new Counts();
  const input = fs.createReadStream(log);
  const lines = readline.createInterface({ input, crlfDelay: Infinity });
  for await (const text of lines) counts.add(text);
  return counts;
}

async function bySplit() {
  const counts = new Counts();
  await pipeline(fs.createReadStream(log), split(), new Writable({
    objectMode: true,
    write(text, encoding, done) {
      counts.add(text);
      done();
    },
  }));
  return counts;
}

async function verify(count) {
  const { lines, statuses, paths } = await count();
  assert.strictEqual(lines, lineCount);
  assert.strictEqual(statuses.get('404'), Math.ceil(lineCount / 50));
  assert.strictEqual(paths.size, Math.min(lineCount, 1000));
}

writeLog();
const bytes = fs.statSync(log).size;
const work = (reader, count) => ({
  parameters: { reader }, bytes, run: async () => { await count(); }, verify: () => verify(count),
});
tasks([work('readline', byReadline), work('split2', bySplit)]);
