'use strict';
// AbortSignals that can be sent to a port: util.transferableAbortController and
// util.transferableAbortSignal.
//
//   makeTransferable(signal)     an AbortSignal with the state of `signal` that can be sent
//   transferableController()     an AbortController with such a signal
//
// The copy that arrives is aborted with the one that was sent, by a message: a turn later, and
// without keeping the program alive for it.

const { AbortController, AbortSignal, abortSignal, createAbortSignal, kSignal } =
  require('internal/abort_controller');
const { deserialize, kTransfer, makeHosted, serialize } = require('internal/structured_clone');

function restoreAborted(message) {
  return AbortSignal.abort(deserialize(message));
}

function restoreListening(port) {
  const copy = createAbortSignal();
  port.onmessage = ({ data }) => abortSignal(copy, data);
  port.unref();
  return copy;
}

function transfer() {
  if (this.aborted) {
    const message = serialize(this.reason);
    return { restore: () => restoreAborted(message) };
  }
  const { MessageChannel } = require('internal/message_channel');
  const { port1, port2 } = new MessageChannel();
  port1.unref();
  this.addEventListener('abort', () => {
    port1.postMessage(this.reason);
    port1.close();
  }, { once: true });
  return { restore: () => restoreListening(port2) };
}

function makeTransferable(signal) {
  const made = makeHosted(AbortSignal);
  Object.defineProperties(made, Object.getOwnPropertyDescriptors(signal));
  return Object.defineProperty(made, kTransfer, { __proto__: null, value: transfer });
}

function transferableController() {
  const controller = new AbortController();
  controller[kSignal] = makeTransferable(controller.signal);
  return controller;
}

module.exports = { makeTransferable, transferableController };
