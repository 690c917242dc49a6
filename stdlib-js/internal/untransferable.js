'use strict';

// Objects that stay where they are even if a message's transfer list names them: they are copied.
//
//   markAsUntransferable(object), isUntransferable(object)

const kUntransferable = Symbol('kUntransferable');

function markAsUntransferable(object) {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return;
  Object.defineProperty(object, kUntransferable, {
    __proto__: null, value: true, enumerable: false, configurable: false, writable: false,
  });
}

function isUntransferable(object) {
  return object?.[kUntransferable] === true;
}

module.exports = { markAsUntransferable, isUntransferable };
