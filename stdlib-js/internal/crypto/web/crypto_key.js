'use strict';

// CryptoKey: a key of the Web's crypto, around a KeyObject.
//
//   makeKey(keyObject, algorithm, extractable, usages)
//   keyObjectOf(key), bytesOfKey(key) (of a secret one), isCryptoKey(value)
//   CryptoKey, which only makeKey can construct

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { kBytes } = require('internal/crypto/keys');
const { Hosted, kClone } = require('internal/structured_clone');
const { inspect } = require('util');

const kFromHere = Symbol('kFromHere');

class CryptoKey extends Hosted {
  #key;
  #algorithm;
  #extractable;
  #usages;

  constructor(from, key, algorithm, extractable, usages) {
    if (from !== kFromHere) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this.#key = key;
    this.#algorithm = algorithm;
    this.#extractable = extractable;
    this.#usages = usages;
  }

  static isOne(value) {
    return typeof value === 'object' && value !== null && #key in value;
  }
  static keyObjectOf(key) {
    return key.#key;
  }
  static #checked(value) {
    if (!isCryptoKey(value)) throw new ERR_INVALID_THIS('CryptoKey');
    return value;
  }

  get type() {
    return CryptoKey.#checked(this).#key.type;
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

  // What it holds never changes, so that a copy may share it.
  [kClone]() {
    const content = [this.#key, this.#algorithm, this.#extractable, this.#usages];
    return { restore: () => makeKey(...content) };
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return this;
    const { type, extractable, algorithm, usages } = this;
    const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    return `CryptoKey ${inspect({ type, extractable, algorithm, usages }, inner)}`;
  }
}

const { isOne: isCryptoKey, keyObjectOf } = CryptoKey;
delete CryptoKey.isOne;
delete CryptoKey.keyObjectOf;
for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
  Object.defineProperty(CryptoKey.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, {
  __proto__: null, configurable: true, value: 'CryptoKey',
});

function bytesOfKey(key) {
  return keyObjectOf(key)[kBytes];
}

function makeKey(keyObject, algorithm, extractable, usages) {
  return new CryptoKey(kFromHere, keyObject, algorithm, extractable, usages);
}

module.exports = { CryptoKey, bytesOfKey, isCryptoKey, keyObjectOf, makeKey };
