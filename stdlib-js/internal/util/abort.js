'use strict';

// util's helpers for AbortSignal.
//
//   aborted(signal, resource)      promise for the abort; holds `resource` weakly, and stays
//                                  pending for ever once that has been collected
//   transferableAbortController(), transferableAbortSignal(signal)
//                                  what may be handed to another thread

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateAbortSignal, validateObject } = require('internal/validators');

async function aborted(signal, resource) {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateObject(resource, 'resource', { allowArray: true, allowFunction: true });
  if (signal.aborted) return undefined;
  const { kWeakHandler } = require('internal/event_target');
  return new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true, [kWeakHandler]: resource });
  });
}

// Marks what structuredClone() and postMessage() may transfer.
const kTransferable = Symbol('kTransferableAbortSignal');

function markTransferable(signal) {
  Object.defineProperty(signal, kTransferable, { __proto__: null, value: true });
  return signal;
}

function transferableAbortController() {
  const { AbortController } = require('internal/abort_controller');
  const controller = new AbortController();
  markTransferable(controller.signal);
  return controller;
}

function transferableAbortSignal(signal) {
  if (typeof signal !== 'object' || signal === null || signal.aborted === undefined) {
    throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  return markTransferable(signal);
}

module.exports = { aborted, kTransferable, transferableAbortController, transferableAbortSignal };
