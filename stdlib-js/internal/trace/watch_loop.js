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
// the trace, a batch at a time, and says 'more' when it has taken one: so a slow page waits for
// itself alone (GrowingTrace). It is also told {"watch": {state, how, stops, sources, behind}}:
// whether the program is 'running', 'stopped' or has 'ended', and how; when it was stopped
// ([from, to] in ms since 1970); sources {path: text} that have come up; how many lines there are
// that it has not been sent.

const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { getOption } = require('internal/process/options');
const { GrowingTrace } = require('internal/trace/growing_trace');
const { Sources, pageText } = require('internal/trace/page_data');
const { servePage } = require('internal/trace/page_server');

const kLookEveryMs = 30;
const kOwnOption = /^--watch[-_]loop(=.*)?$|^--trace[-_]level(=.*)?$/;
// Texts that a page has been sent and has not taken: enough that it need not wait for the next.
const kMostAhead = 4;
const kFarBehind = 5000; // lines; less is not worth telling

// What one page is told. It takes lines as fast as it can, and says 'more' for each text.
class PageFeed {
  constructor(socket, watch) {
    this.socket = socket;
    this.watch = watch;
    this.follower = watch.trace.follow();
    this.ahead = 0;
    this.behind = 0; // lines, as the page knows it
  }

  tell(watch) {
    this.socket.send(JSON.stringify({ watch }));
  }

  feed() {
    while (this.ahead < kMostAhead) {
      const lines = this.follower.take();
      if (lines === '') return;
      this.watch.tellSources(lines);
      this.ahead++;
      this.socket.send(lines);
      this.tellBehind();
    }
  }

  tellBehind() {
    const lines = this.follower.behind;
    const behind = lines < kFarBehind ? 0 : lines;
    if (behind !== this.behind) this.tell({ behind });
    this.behind = behind;
  }

  taken() {
    this.ahead = Math.max(0, this.ahead - 1);
    this.feed();
  }
}

class LoopWatch {
  constructor(command) {
    this.command = command;
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-loop-'));
    this.file = path.join(this.folder, 'trace.ndjson');
    this.trace = new GrowingTrace(this.file);
    this.pages = new Set();
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
    const page = new PageFeed(socket, this);
    this.pages.add(page);
    socket.on('close', () => this.pages.delete(page));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => this.obey(String(data), page));
    page.tell({ ...this.state, sources: this.sources.all });
    page.feed();
  }

  get state() {
    if (this.ended !== undefined) return { state: 'ended', how: this.ended, stops: this.stops };
    return { state: this.stoppedAt === undefined ? 'running' : 'stopped', stops: this.stops };
  }

  tell(watch) {
    for (const page of this.pages) page.tell(watch);
  }

  tellState() {
    this.tell(this.state);
  }

  // Before the lines that name them.
  tellSources(lines) {
    const sources = this.sources.take(lines);
    if (Object.keys(sources).length > 0) this.tell({ sources });
  }

  obey(word, page) {
    if (word === 'more') return page.taken();
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
    this.trace.look();
    for (const page of this.pages) page.feed();
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
