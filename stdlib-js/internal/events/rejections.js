'use strict';

// The option captureRejections of emitters: a promise that a listener returned and that rejects
// becomes a call of emitter[Symbol.for('nodejs.rejection')], or else the emitter's 'error' event.
//
//   watch(emitter, result, type, args, kCapture)   result is what the listener for `type` returned

const kRejection = Symbol.for('nodejs.rejection');

function deliver(emitter, error, type, args, kCapture) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](error, type, ...args);
    return;
  }
  // An async listener for 'error' that rejects as well would go round for ever.
  const captured = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = captured;
  }
}

function watch(emitter, result, type, args, kCapture) {
  try {
    const { then } = result;
    if (typeof then !== 'function') return;
    Reflect.apply(then, result, [undefined, (error) => {
      // Outside of the promise's reaction, or a throw in there would only be one more rejection.
      process.nextTick(deliver, emitter, error, type, args, kCapture);
    }]);
  } catch (error) {
    emitter.emit('error', error);
  }
}

module.exports = { watch };
