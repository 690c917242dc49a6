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

function transferableAbortController() {
  return require('internal/abort_transfer').transferableController();
}

function transferableAbortSignal(signal) {
  if (typeof signal !== 'object' || signal === null || signal.aborted === undefined) {
    throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  return require('internal/abort_transfer').makeTransferable(signal);
}

module.exports = { aborted, transferableAbortController, transferableAbortSignal };
