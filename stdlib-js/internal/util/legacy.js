'use strict';

// The old parts of util, kept for the programs that still use them.
//
//   inherits, _extend, log, isBoolean, isBuffer, isNull, isNullOrUndefined, isNumber, isString,
//   isSymbol, isUndefined, isRegExp, isObject, isDate, isError, isFunction, isPrimitive

function inherits(constructor, superConstructor) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  if (constructor === undefined || constructor === null) {
    throw new ERR_INVALID_ARG_TYPE('ctor', 'Function', constructor);
  }
  if (superConstructor === undefined || superConstructor === null) {
    throw new ERR_INVALID_ARG_TYPE('superCtor', 'Function', superConstructor);
  }
  if (superConstructor.prototype === undefined) {
    throw new ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superConstructor.prototype);
  }
  Object.defineProperty(constructor, 'super_', {
    __proto__: null, value: superConstructor, writable: true, configurable: true,
  });
  Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
}

function _extend(target, source) {
  return source !== null && typeof source === 'object' ? Object.assign(target, source) : target;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function log(...args) {
  const now = new Date();
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map((number) => String(number).padStart(2, '0')).join(':');
  const { formatArgs } = require('internal/util/inspect');
  globalThis.console.log('%s - %s', `${now.getDate()} ${months[now.getMonth()]} ${time}`,
    formatArgs(undefined, args));
}

const types = () => require('internal/util/types');

module.exports = {
  _extend,
  inherits,
  log,
  isBoolean(arg) { return typeof arg === 'boolean'; },
  isBuffer(arg) { return require('buffer').Buffer.isBuffer(arg); },
  isDate(arg) { return types().isDate(arg); },
  isError(e) { return types().isNativeError(e) || e instanceof Error; },
  isFunction(arg) { return typeof arg === 'function'; },
  isNull(arg) { return arg === null; },
  isNullOrUndefined(arg) { return arg === null || arg === undefined; },
  isNumber(arg) { return typeof arg === 'number'; },
  isObject(arg) { return arg !== null && typeof arg === 'object'; },
  isPrimitive(arg) {
    return arg === null || (typeof arg !== 'object' && typeof arg !== 'function');
  },
  isRegExp(arg) { return types().isRegExp(arg); },
  isString(arg) { return typeof arg === 'string'; },
  isSymbol(arg) { return typeof arg === 'symbol'; },
  isUndefined(arg) { return arg === undefined; },
};
