'use strict';
// A trace (NDJSON) that is still being written, for those who show it meanwhile.
//
//   new GrowingTrace(file)   look() finds what has come since the last time; follow() -> Follower
//   beginning(most)          the first lines, of so many bytes, and how many more there are
//   follower.take()          the next whole lines, as text; '' if there are none now
//   follower.behind          how many lines it has not taken
//
// Each follower is as slow as it likes, and costs no memory: the file waits for it. One that is too
// far behind goes on near the end, where a turn begins, and finds a record there that says how many
// it has missed: {"event": "dropped", "count"}. The beginning, which has the main script, is never
// left out.

const fs = require('fs');

const kChunkBytes = 1 << 20;
const kBatchBytes = 64 << 10;
const kBeginningBytes = 1 << 20;
const kMostBehindBytes = 16 << 20;
const kNewline = 10;

function countLines(bytes, from, to) {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === kNewline) count++;
  }
  return count;
}

// Where a line begins, at which one may go on: if possible that of a turn.
function startWithin(bytes) {
  const first = bytes.indexOf(kNewline) + 1;
  const turn = bytes.indexOf('"event":"turn",', first);
  return turn < 0 ? first : bytes.lastIndexOf(kNewline, turn) + 1;
}

// In the place of so many lines, beside another.
function dropped(line, count) {
  const { at } = JSON.parse(line);
  return `{"at":${at},"thread":"loop","event":"dropped","count":${count}}\n`;
}

class Follower {
  constructor(trace) {
    this.trace = trace;
    this.at = 0; // bytes
    this.line = 0;
  }

  get behind() {
    return this.trace.lines - this.line;
  }

  take() {
    const missed = this.skip();
    const bytes = this.trace.linesFrom(this.at);
    this.at += bytes.length;
    this.line += countLines(bytes, 0, bytes.length);
    const text = bytes.toString();
    if (missed === 0) return text;
    return `${dropped(text.slice(0, text.indexOf('\n')), missed)}${text}`;
  }

  // How many lines were left out.
  skip() {
    const { end, start } = this.trace;
    if (this.at < kBeginningBytes || end - this.at <= kMostBehindBytes) return 0;
    if (start.at === end) return 0; // nothing is behind it yet
    const missed = start.line - this.line;
    this.at = start.at;
    this.line = start.line;
    return missed;
  }
}

class GrowingTrace {
  constructor(file) {
    this.file = file;
    this.fd = undefined;
    this.end = 0; // behind the last whole line, in bytes
    this.lines = 0;
    this.start = { at: 0, line: 0 }; // the last at which a follower may go on
    this.chunk = Buffer.allocUnsafeSlow(kChunkBytes);
  }

  follow() {
    return new Follower(this);
  }

  look() {
    this.fd ??= this.open();
    if (this.fd === undefined) return;
    const { size } = fs.fstatSync(this.fd);
    for (let at = this.end; at < size;) {
      const length = fs.readSync(this.fd, this.chunk, 0, kChunkBytes, at);
      if (length === 0) return;
      at += length;
      this.add(this.chunk.subarray(0, length), at - length);
    }
  }

  open() {
    try {
      return fs.openSync(this.file);
    } catch {
      return undefined; // not yet
    }
  }

  add(bytes, at) {
    const start = startWithin(bytes);
    const before = countLines(bytes, 0, start);
    if (start > 0) this.start = { at: at + start, line: this.lines + before };
    const end = bytes.lastIndexOf(kNewline) + 1;
    this.lines += before + countLines(bytes, start, end);
    if (end > 0) this.end = at + end;
  }

  // A batch of whole lines; of a line that is longer, as much as it takes.
  linesFrom(at) {
    for (let most = kBatchBytes; ; most *= 2) {
      const room = Math.min(most, this.end - at);
      const bytes = Buffer.allocUnsafe(room);
      const length = room === 0 ? 0 : fs.readSync(this.fd, bytes, 0, room, at);
      const end = bytes.lastIndexOf(kNewline, length - 1) + 1;
      if (end > 0 || room < most) return bytes.subarray(0, end);
    }
  }

  beginning(most) {
    const bytes = Buffer.allocUnsafe(Math.min(most, this.end));
    fs.readSync(this.fd, bytes, 0, bytes.length, 0);
    const end = bytes.lastIndexOf(kNewline) + 1;
    const text = bytes.toString('utf8', 0, end);
    const missed = this.lines - countLines(bytes, 0, end);
    if (missed === 0) return text;
    return text + dropped(text.slice(text.lastIndexOf('\n', text.length - 2) + 1), missed);
  }

  close() {
    if (this.fd !== undefined) fs.closeSync(this.fd);
    this.fd = undefined;
  }
}

module.exports = { GrowingTrace };
