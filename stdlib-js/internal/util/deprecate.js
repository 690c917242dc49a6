'use strict';

// deprecate(fn, message, code): fn, which warns with a DeprecationWarning when it is first called.
//
// Of several functions with the same code only the first one called warns. With --no-deprecation
// fn itself is returned.

const warnedCodes = new Set();

function deprecate(fn, message, code) {
  if (process.noDeprecation === true) return fn;
  if (code !== undefined) require('internal/validators').validateString(code, 'code');
  let warned = false;

  function deprecated(...args) {
    if (!warned) {
      warned = true;
      if (code === undefined) {
        process.emitWarning(message, 'DeprecationWarning', deprecated);
      } else if (!warnedCodes.has(code)) {
        warnedCodes.add(code);
        process.emitWarning(message, 'DeprecationWarning', code, deprecated);
      }
    }
    return new.target ?
      Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
  }
  // Statics are found by inheritance; instanceof needs the very prototype.
  Object.setPrototypeOf(deprecated, fn);
  if (fn.prototype) deprecated.prototype = fn.prototype;
  return deprecated;
}

module.exports = { deprecate };
