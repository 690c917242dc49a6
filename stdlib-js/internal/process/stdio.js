'use strict';
// process.stdin, stdout and stderr, by what their descriptors are.
//
//   stdin(), stdout(), stderr()       makes the stream; called once, when a program first asks
//   defineStreams(process)            the properties that do so
//   consoleStream(name)               where console writes: something lighter than a stream, as
//                                     long as the program has not asked for the stream itself
//
// Writing is synchronous for files, pipes and terminals, as in Node on Linux.

const { writeSync } = internalBinding('process');
const terminal = internalBinding('terminal');

const kBrokenPipe = -32;

// ---- output -------------------------------------------------------------------------------------

// Ending or destroying a standard stream must not close the descriptor.
function dontClose(error, callback) {
  callback(error);
  this._undestroy();
  if (!this._writableState.emitClose) process.nextTick(() => this.emit('close'));
}

function makeOutput(fd) {
  switch (terminal.kindOf(fd)) {
    case 'TTY': {
      const { WriteStream } = require('tty');
      return new WriteStream(fd);
    }
    case 'FILE': {
      const { SyncWriteStream } = require('internal/process/sync_writer');
      return new SyncWriteStream(fd, 'fs');
    }
    case 'PIPE':
    case 'TCP': {
      const { PipeWriter } = require('internal/process/pipe_writer');
      return new PipeWriter(fd);
    }
    default: {
      const { Writable } = require('stream');
      return new Writable({ write(buffer, encoding, callback) { callback(); } });
    }
  }
}

function output(fd) {
  const stream = makeOutput(fd);
  stream.fd = fd;
  stream._isStdio = true;
  stream.destroySoon = stream.destroy;
  stream._destroy = dontClose;
  if (stream.isTTY) watchSize(stream);
  return stream;
}

// The terminal's size is asked again when the system says that it has changed.
function watchSize(stream) {
  process.on('SIGWINCH', () => stream._refreshSize());
}

const stdout = () => output(1);
const stderr = () => output(2);

// ---- input --------------------------------------------------------------------------------------

function makeInput(fd) {
  switch (terminal.kindOf(fd)) {
    case 'TTY': {
      const { ReadStream } = require('tty');
      return new ReadStream(fd);
    }
    case 'FILE': {
      const { ReadStream } = require('fs');
      return new ReadStream(null, { fd, autoClose: false });
    }
    case 'PIPE':
    case 'TCP': {
      const { Socket } = require('net');
      const socket = new Socket({ fd, readable: true, writable: false, manualStart: true });
      socket._type = 'pipe';
      return socket;
    }
    default: {
      const { Readable } = require('stream');
      const empty = new Readable({ read() {} });
      empty.push(null);
      return empty;
    }
  }
}

// Pausing stdin stops reading, so that a program that has read enough can end.
function stopReading(stream) {
  const { _handle: handle, _readableState: state } = stream;
  if (!handle || !handle.reading || state.flowing) return;
  state.reading = false;
  handle.readStop();
}

function stdin() {
  const stream = makeInput(0);
  stream.fd = 0;
  stream._isStdio = true;
  if (stream._handle) {
    stream.on('pause', () => process.nextTick(stopReading, stream));
  }
  return stream;
}

// ---- the properties -----------------------------------------------------------------------------

const makers = { stdin, stdout, stderr };
const getters = {};
const made = {};

function defineStreams(process) {
  for (const name of Object.keys(makers)) {
    getters[name] = () => made[name] ??= makers[name]();
    Object.defineProperty(process, name, {
      configurable: true, enumerable: true, get: getters[name],
    });
  }
}

// A pipe that nobody reads any more: console ignores it once, what is written later fails as
// writing to the stream does.
function noteBroken(name, text) {
  process[name].once('error', () => {});
  process[name].write(text);
}

function plainStream(fd, name) {
  return {
    isTTY: false,
    write(text) {
      if (writeSync(fd, text) === kBrokenPipe) noteBroken(name, text);
      return true;
    },
  };
}

const plain = {
  stdout: terminal.isTerminal(1) ? undefined : plainStream(1, 'stdout'),
  stderr: terminal.isTerminal(2) ? undefined : plainStream(2, 'stderr'),
};

function consoleStream(name) {
  const light = plain[name];
  if (light === undefined || made[name] !== undefined ||
      Object.getOwnPropertyDescriptor(process, name)?.get !== getters[name]) {
    return process[name];
  }
  return light;
}

module.exports = { consoleStream, defineStreams, stderr, stdin, stdout };
