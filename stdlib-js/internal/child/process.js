'use strict';
// ChildProcess: a child that runs beside us.
//
//   ChildProcess     as Node documents it; spawn(settings) starts it

const EventEmitter = require('events');
const { makeConstructor } = require('internal/constructor');
const binding = internalBinding('child');
const { errnoException, codes: { ERR_UNKNOWN_SIGNAL } } = require('internal/errors');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { mail, onMail } = require('internal/mailbox');
const {
  validateArray, validateObject, validateOneOf, validateString,
} = require('internal/validators');
const { stdioPlan, nativeArguments } = require('internal/child/options');
const { signalNumber, signalName } = require('internal/signals');

const children = [];

onMail('exit', function onExit(id, result, at) {
  const child = children[id];
  children[id] = undefined;
  if (child === undefined) return;
  const code = mail[at];
  const signal = mail[at + 1];
  const before = swapContext(child._context);
  child._exited(code, signal);
  leaveContext(before);
  destroyContext(child._context);
});

// Without descriptors there are no pipes, not even as objects: EMFILE, ENFILE.
const kNoDescriptors = new Set([-24, -23]);
// Not found and not allowed are told by an event; what is wrong with us is thrown.
const kToldLater = new Set([-2, -13, -11, -24, -23, -20, -40]);

const ChildProcess = makeConstructor(function ChildProcess() {
  EventEmitter.call(this);
  this._closesNeeded = 1;
  this._closesGot = 0;
  this.connected = false;
  this.signalCode = null;
  this.exitCode = null;
  this.killed = false;
  this.spawnfile = null;
  this._childId = -1;
  this._context = captureContext('PROCESSWRAP', this);
  this.stdin = this.stdout = this.stderr = null;
  this.stdio = [];
}, class extends EventEmitter {
  spawn(settings) {
    validateObject(settings, 'options');
    validateOneOf(settings.serialization, 'options.serialization', [undefined, 'json', 'advanced']);
    const plan = stdioPlan(settings.stdio ?? 'pipe', false);
    const { file, args = [] } = settings;
    const envPairs = withChannel(settings, plan);
    validateString(file, 'options.file');
    validateArray(args, 'options.args');
    this.spawnfile = file;
    this.spawnargs = args;
    this._serialization = settings.serialization;
    const started = binding.spawn(nativeArguments(plan, { cwd: '', ...settings, args, envPairs }));
    if (typeof started === 'number') {
      this._failed(started, plan);
      return started;
    }
    [this.pid, this._childId] = started;
    children[this._childId] = this;
    this._takePipes(plan, started.slice(2));
    process.nextTick(() => this.emit('spawn'));
    return 0;
  }

  _failed(errno, plan) {
    if (!kToldLater.has(errno)) throw errnoException(errno, 'spawn');
    if (kNoDescriptors.has(errno)) {
      this.stdin = this.stdout = this.stderr = this.stdio = undefined;
    } else {
      this.stdio = plan.map(({ kind }, i) => (kind === 'pipe' ? this._pipe(undefined, i) : null));
      [this.stdin = null, this.stdout = null, this.stderr = null] = this.stdio;
    }
    process.nextTick(() => {
      this.stdin?.destroy();
      this.exitCode = errno;
      const error = errnoException(errno, `spawn ${this.spawnfile}`);
      error.path = this.spawnfile;
      error.spawnargs = this.spawnargs.slice(1);
      this.emit('error', error);
      this._flushOutput();
      this._maybeClose();
    });
  }

  // Without an id: one that ends at once, since nobody holds its other end.
  _pipe(id, i) {
    const { Socket } = require('net');
    const { Pipe } = require('internal/net/handle');
    const handle = id === undefined ? new (require('internal/child/unheld_pipe').UnheldPipe)() :
      new Pipe(id);
    const socket = new Socket({ handle, readable: i !== 0, manualStart: true });
    if (i > 0) {
      this._closesNeeded++;
      socket.on('close', () => this._maybeClose());
      if (id === undefined) socket.push(null);
    } else {
      socket._handle?.unref();
    }
    return socket;
  }

  _takePipes(plan, connections) {
    this.stdio = plan.map(({ kind }, i) => {
      if (kind === 'ipc') {
        this._closesNeeded++;
        require('internal/child/channel').setUpChannel(this, connections[i], this._serialization);
        return null;
      }
      return connections[i] >= 0 ? this._pipe(connections[i], i) : null;
    });
    [this.stdin = null, this.stdout = null, this.stderr = null] = this.stdio;
  }

  // What it has sent, and the end of its channel, is told before its own end.
  _exited(code, signal) {
    if (!this.connected) {
      this._ended(code, signal);
      return;
    }
    try {
      this._endChannel();
    } finally {
      process.nextTick(() => this._ended(code, signal));
    }
  }

  _ended(code, signal) {
    if (signal !== 0) this.signalCode = signalName(signal);
    else this.exitCode = code;
    this.stdin?.destroy();
    this._childId = -1;
    this.emit('exit', this.exitCode, this.signalCode);
    this._flushOutput();
    this._maybeClose();
  }

  // Whoever does not read the output still gets 'close': let it go by.
  _flushOutput() {
    process.nextTick(() => {
      for (const stream of this.stdio ?? []) {
        if (stream !== null && stream !== undefined && stream.readable &&
            !stream._readableState.readableListening && stream.readableFlowing === null) {
          stream.resume();
        }
      }
    });
  }

  _maybeClose() {
    if (++this._closesGot === this._closesNeeded) this.emit('close', this.exitCode, this.signalCode);
  }

  _channelClosed() {
    this._maybeClose();
  }

  kill(signal) {
    const number = signal === 0 ? 0 : signalNumber(signal === undefined || signal === null ? 'SIGTERM' : signal);
    if (number === undefined) throw new ERR_UNKNOWN_SIGNAL(signal);
    if (this._childId < 0) return false;
    const result = binding.kill(this.pid, number);
    if (result === 0) {
      this.killed = true;
      return true;
    }
    if (result === -3) return false; // ESRCH: it has ended already
    if (result === -22 || result === -38) throw errnoException(result, 'kill');
    this.emit('error', errnoException(result, 'kill'));
    return false;
  }

  ref() {
    if (this._childId >= 0) binding.ref(this._childId, true);
  }

  unref() {
    if (this._childId >= 0) binding.ref(this._childId, false);
  }
});

// Tells the child where its channel is and how it speaks.
function withChannel({ envPairs, serialization }, plan) {
  const at = plan.findIndex(({ kind }) => kind === 'ipc');
  if (envPairs === undefined && at < 0) return undefined;
  if (envPairs !== undefined) validateArray(envPairs, 'options.envPairs');
  if (at < 0) return envPairs;
  return [
    ...(envPairs ?? []), `NODE_CHANNEL_FD=${at}`,
    `NODE_CHANNEL_SERIALIZATION_MODE=${serialization || 'json'}`,
  ];
}

Object.defineProperty(ChildProcess.prototype, Symbol.dispose, {
  configurable: true,
  writable: true,
  value: function dispose() {
    if (!this.killed) this.kill();
  },
});

module.exports = { ChildProcess };
