'use strict';
// The history that outlives a session.
//
//   setUpHistory(server, file, callback)    callback(null, server) once it is read; '' for none,
//                                           undefined for ~/.orrery_repl_history
//
// The file holds one entry a line, the newest first; it is written a little after each line, and
// before the event 'exit' (see server._flushing and the event 'flushHistory').

const fs = require('fs');
const os = require('os');
const path = require('path');
const { clearTimeout, setTimeout } = require('timers');

const kName = '.orrery_repl_history';
const kFlushDelayMs = 15;
const kNotPersisted = 'REPL session history will not be persisted.\n';
const kDisabled = '\nPersistent history support disabled. Set the NODE_REPL_HISTORY environment\n' +
  'variable to a valid, user-writable path to enable.\n';

function tell(server, text) {
  server.output.write(text);
  server.displayPrompt();
}

// The first key that looks for an entry tells why there is none.
function explainWhenAsked(server) {
  Object.defineProperty(server, '_historyPrev', {
    configurable: true, writable: true,
    value() {
      delete server._historyPrev;
      if (server.history.length > 0) return server._historyPrev();
      return tell(server, kDisabled);
    },
  });
}

function defaultFile() {
  return path.join(os.homedir(), kName);
}

function entriesOf(text, size) {
  return text.split(/[\n\r]+/).filter((entry) => entry !== '').slice(0, size);
}

class HistoryFile {
  constructor(server, file) {
    this.server = server;
    this.file = file;
    this.timer = undefined;
    this.writing = false;
    this.dirty = false;
  }

  read(callback) {
    fs.open(this.file, 'a+', 0o600, (error, fd) => {
      if (error) return this.fail(callback);
      return fs.readFile(fd, 'utf8', (failed, text) => {
        fs.close(fd, () => {
          if (failed) return this.fail(callback);
          this.start(text);
          return callback(null, this.server);
        });
      });
    });
  }

  fail(callback) {
    tell(this.server, `\nError: Could not open history file.\n${kNotPersisted}`);
    explainWhenAsked(this.server);
    callback(null, this.server);
  }

  start(text) {
    const { server } = this;
    server.history = entriesOf(text, server.historySize);
    server.on('line', () => this.schedule());
    server.on('close', () => { if (this.timer !== undefined) this.flush(); });
    // process.exit() waits for nobody.
    process.once('exit', () => { if (server._flushing) this.flushNow(); });
  }

  schedule() {
    this.server._flushing = true;
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), kFlushDelayMs);
  }

  flushNow() {
    try {
      fs.writeFileSync(this.file, this.text(), { mode: 0o600 });
    } catch {
      // There is nobody left to tell.
    }
  }

  text() {
    return this.server.history.join(os.EOL);
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.writing) return;
    this.writing = true;
    this.dirty = false;
    fs.writeFile(this.file, this.text(), { mode: 0o600 }, () => {
      this.writing = false;
      if (this.dirty) {
        if (this.timer === undefined) this.flush();
        return;
      }
      this.server._flushing = false;
      this.server.emit('flushHistory');
    });
  }
}

function setUpHistory(server, file, callback) {
  if (typeof file === 'string' && file.trim() === '') {
    explainWhenAsked(server);
    return process.nextTick(callback, null, server);
  }
  let chosen = typeof file === 'string' ? file.trim() : undefined;
  try {
    chosen ??= defaultFile();
  } catch {
    tell(server, `\nError: Could not get the home directory.\n${kNotPersisted}`);
    explainWhenAsked(server);
    return process.nextTick(callback, null, server);
  }
  server.pause();
  return new HistoryFile(server, chosen).read((error, result) => {
    server.resume();
    callback(error, result);
  });
}

module.exports = { setUpHistory };
