'use strict';
// Signals as events of `process`: a signal is watched as long as somebody listens for it.
//
//   listenerAdded(name), listenerRemoved(name)   from 'newListener' and 'removeListener'
//   kill(pid, signal)                            process.kill

const binding = internalBinding('signals');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_SIGNAL }, errnoException } =
  require('internal/errors');
const { signals } = require('internal/signals');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { onMail } = require('internal/mailbox');

const watched = new Map(); // name -> its asynchronous context

onMail('signal', (number) => {
  // The listeners may end the watching of one, and begin that of another.
  for (const [name, context] of [...watched]) {
    if (signals[name] !== number) continue;
    const before = swapContext(context);
    process.emit(name, name, number);
    leaveContext(before);
  }
});

function listenerAdded(name) {
  const number = signals[name];
  if (number === undefined || watched.has(name)) return;
  const result = binding.watch(number);
  if (result < 0) throw errnoException(result, 'uv_signal_start');
  watched.set(name, captureContext('SIGNALWRAP'));
}

function listenerRemoved(name) {
  if (!watched.has(name) || process.listenerCount(name) > 0) return;
  destroyContext(watched.get(name));
  watched.delete(name);
  binding.unwatch(signals[name]);
}

function kill(pid, signal) {
  // eslint-disable-next-line eqeqeq
  if (pid != (pid | 0)) throw new ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  let number = signal;
  if (typeof signal !== 'number') {
    number = signals[signal || 'SIGTERM'];
    if (number === undefined) throw new ERR_UNKNOWN_SIGNAL(signal);
  }
  const result = process._kill(pid | 0, number);
  if (result < 0) throw errnoException(result, 'kill');
  return true;
}

module.exports = { kill, listenerAdded, listenerRemoved };
