'use strict';
// --watch-loop: runs the program in a process of its own, with a trace, and serves a page that
// shows it while it happens.
//
//   watchLoop(command)    command: the script and its arguments
//
// The program writes its trace into a file, and this process passes on what comes: the loop that is
// looked at is not the one that serves. When the program has ended, the page stays until Ctrl+C.
//
// A page says 'stop' or 'continue': the program itself is stopped, by a signal. It is told lines of
// the trace, and messages {"watch": {state, how, stops, sources}}: whether the program is
// 'running', 'stopped' or has 'ended', and how; when it was stopped ([from, to] in ms since 1970);
// sources {path: text} that have come up.

const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { getOption } = require('internal/process/options');
const { Sources, pageText } = require('internal/trace/page_data');
const { servePage } = require('internal/trace/page_server');

const kLookEveryMs = 30;
const kChunkBytes = 1 << 20;
const kOwnOption = /^--watch[-_]loop(=.*)?$|^--trace[-_]level(=.*)?$/;
const kMostKeptBytes = 256 << 20;

// The lines of a file that grows, as text, whole lines only.
class GrowingFile {
  constructor(file) {
    this.file = file;
    this.fd = undefined;
    this.rest = Buffer.alloc(0);
  }

  // What has come since the last time; '' if nothing has.
  take() {
    this.fd ??= this.open();
    if (this.fd === undefined) return '';
    const chunk = Buffer.allocUnsafe(kChunkBytes);
    const length = fs.readSync(this.fd, chunk, 0, kChunkBytes, null);
    if (length === 0) return '';
    const all = Buffer.concat([this.rest, chunk.subarray(0, length)]);
    const end = all.lastIndexOf(10) + 1;
    this.rest = all.subarray(end);
    return all.toString('utf8', 0, end);
  }

  open() {
    try {
      return fs.openSync(this.file);
    } catch {
      return undefined; // not yet
    }
  }
}

class LoopWatch {
  constructor(command) {
    this.command = command;
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-loop-'));
    this.file = path.join(this.folder, 'trace.ndjson');
    this.growing = new GrowingFile(this.file);
    this.lines = '';
    this.sockets = new Set();
    this.sources = new Sources();
    this.sources.add(path.resolve(command[0])); // who is early sees the script at least
    this.stops = [];
    this.stoppedAt = undefined;
    this.ended = undefined;
  }

  async run(port) {
    this.server = await servePage({
      port,
      page: (server) => this.page(server),
      onLive: (socket) => this.join(socket),
    });
    process.stderr.write(`The loop of ${this.command[0]}: ${this.server.url}\n`);
    this.start();
    this.timer = setInterval(() => this.passOn(), kLookEveryMs);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => this.end(signal));
    }
    process.on('exit', () => this.goOn());
  }

  // The sources come with the records.
  page(server) {
    return pageText({ traces: [], sources: {}, live: { url: server.liveUrl } });
  }

  start() {
    const options = process.execArgv.filter((option) => !kOwnOption.test(option));
    const level = getOption('--trace-level') ?? 'everything';
    this.child = spawn(process.execPath,
      [...options, `--trace=${this.file}`, `--trace-level=${level}`, ...this.command],
      { stdio: 'inherit' });
    this.child.once('exit', (code, signal) => {
      this.child = undefined;
      this.ended = String(code ?? signal);
      this.passOn();
      this.tellState();
      process.exitCode = code ?? 128 + os.constants.signals[signal];
      const how = `${this.command[0]} has ended (${this.ended})`;
      process.stderr.write(`${how}; Ctrl+C ends the page\n`);
    });
  }

  join(socket) {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => this.obey(String(data)));
    socket.send(this.watchText({ ...this.state, sources: this.sources.all }));
    if (this.lines !== '') socket.send(this.lines);
  }

  get state() {
    if (this.ended !== undefined) return { state: 'ended', how: this.ended, stops: this.stops };
    return { state: this.stoppedAt === undefined ? 'running' : 'stopped', stops: this.stops };
  }

  watchText(watch) {
    return JSON.stringify({ watch });
  }

  tellState() {
    this.tell(this.watchText(this.state));
  }

  tell(text) {
    for (const socket of this.sockets) socket.send(text);
  }

  obey(word) {
    if (word === 'stop') this.stop();
    else if (word === 'continue') this.goOn();
    else return;
    this.tellState();
  }

  stop() {
    if (this.child === undefined || this.stoppedAt !== undefined) return;
    this.child.kill('SIGSTOP');
    this.stoppedAt = Date.now();
  }

  goOn() {
    if (this.stoppedAt === undefined) return;
    this.child?.kill('SIGCONT');
    this.stops.push([this.stoppedAt, Date.now()]);
    this.stoppedAt = undefined;
  }

  passOn() {
    for (let text = this.growing.take(); text !== ''; text = this.growing.take()) {
      if (this.lines.length < kMostKeptBytes) this.lines += text;
      const sources = this.sources.take(text);
      if (Object.keys(sources).length > 0) this.tell(this.watchText({ sources }));
      this.tell(text);
    }
  }

  // The program first: it may want to do something about the signal. Stopped, it could not end.
  end(signal) {
    if (this.child !== undefined) {
      this.goOn();
      this.tellState();
      return this.child.kill(signal);
    }
    clearInterval(this.timer);
    this.server.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
    process.exit();
  }
}

function watchLoop(command) {
  const port = Number(getOption('--watch-loop') || 0);
  new LoopWatch(command).run(port).catch((error) => {
    process.stderr.write(`orrery: --watch-loop: ${error.message}\n`);
    process.exit(1);
  });
}

module.exports = { watchLoop };
