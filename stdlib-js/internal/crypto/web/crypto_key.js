'use strict';

// CryptoKey: a key of the Web's crypto. Only secret keys are there.
//
//   makeKey(bytes, algorithm, extractable, usages)   bytes: a Buffer that nobody else holds
//   bytesOfKey(key), isCryptoKey(value), CryptoKey (which only makeKey can construct)

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { inspect } = require('util');

const kFromHere = Symbol('kFromHere');

class CryptoKey {
  #bytes;
  #algorithm;
  #extractable;
  #usages;

  constructor(from, bytes, algorithm, extractable, usages) {
    if (from !== kFromHere) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#bytes = bytes;
    this.#algorithm = algorithm;
    this.#extractable = extractable;
    this.#usages = usages;
  }

  static isOne(value) {
    return typeof value === 'object' && value !== null && #bytes in value;
  }
  static bytesOf(key) {
    return key.#bytes;
  }
  static #checked(value) {
    if (!isCryptoKey(value)) throw new ERR_INVALID_THIS('CryptoKey');
    return value;
  }

  get type() {
    CryptoKey.#checked(this);
    return 'secret';
  }
  get extractable() {
    return CryptoKey.#checked(this).#extractable;
  }
  get algorithm() {
    return CryptoKey.#checked(this).#algorithm;
  }
  get usages() {
    return Array.from(CryptoKey.#checked(this).#usages);
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return this;
    const { type, extractable, algorithm, usages } = this;
    const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    return `CryptoKey ${inspect({ type, extractable, algorithm, usages }, inner)}`;
  }
}

const { isOne: isCryptoKey, bytesOf: bytesOfKey } = CryptoKey;
delete CryptoKey.isOne;
delete CryptoKey.bytesOf;
for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
  Object.defineProperty(CryptoKey.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, {
  __proto__: null, configurable: true, value: 'CryptoKey',
});

function makeKey(bytes, algorithm, extractable, usages) {
  return new CryptoKey(kFromHere, bytes, algorithm, extractable, usages);
}

module.exports = { CryptoKey, bytesOfKey, isCryptoKey, makeKey };
