'use strict';

// Deep equality, as assert.deepEqual (loose) and assert.deepStrictEqual (strict) define it.
//
//   isDeepEqual(a, b), isDeepStrictEqual(a, b)
//
// Strict compares by Object.is, with prototypes and enumerable symbols; loose by ==, without both.
// Compared are own enumerable properties and what the kind of object holds (time of a date, entries
// of a map and the like). Weak collections and promises hold nothing that could be compared.

const {
  isAnyArrayBuffer, isArrayBufferView, isBigIntObject, isBooleanObject, isBoxedPrimitive, isDate,
  isFloat32Array, isFloat64Array, isMap, isNativeError, isNumberObject, isRegExp, isSet,
  isStringObject, isSymbolObject,
} = require('internal/util/types');
const { mapsEqual, setsEqual } = require('internal/util/comparisons/collections');

// v8::PropertyFilter
const kOnlyEnumerable = 2;
const kSkipSymbols = 16;

const tagOf = Function.prototype.call.bind(Object.prototype.toString);
const isEnumerable = Function.prototype.call.bind(Object.prototype.propertyIsEnumerable);
const timeOf = Function.prototype.call.bind(Date.prototype.getTime);

const isPrimitive = (value) => value === null || typeof value !== 'object';
const isError = (value) => isNativeError(value) || value instanceof Error;

// What there is to compare in two objects of a kind beyond their properties.
const kNothing = 0;
const kElements = 1;
const kSet = 2;
const kMap = 3;

// From here on the native comparison is worth its call.
const manyBytes = 256;

function sameBytes(a, b) {
  const { length } = a;
  if (length > manyBytes) return require('buffer').Buffer.compare(a, b) === 0;
  for (let i = 0; i < length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

const bytesOf = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

function sameViews(a, b) {
  if (a.byteLength !== b.byteLength) return false;
  // The buffer may have been detached.
  return a.byteLength === 0 || sameBytes(bytesOf(a), bytesOf(b));
}

function sameBuffers(a, b) {
  if (a.byteLength !== b.byteLength) return false;
  return a.byteLength === 0 || sameBytes(new Uint8Array(a), new Uint8Array(b));
}

// Loosely 0 and -0 are the same, which their bytes are not.
function sameFloats(a, b) {
  if (a.byteLength !== b.byteLength) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

const boxes = [
  [isNumberObject, Number.prototype.valueOf],
  [isStringObject, String.prototype.valueOf],
  [isBooleanObject, Boolean.prototype.valueOf],
  [isBigIntObject, BigInt.prototype.valueOf],
  [isSymbolObject, Symbol.prototype.valueOf],
];

function sameBoxed(a, b) {
  for (const [isBox, valueOf] of boxes) {
    if (isBox(a)) return isBox(b) && Object.is(valueOf.call(a), valueOf.call(b));
  }
  return false;
}

function sameRegExps(a, b) {
  return isRegExp(b) && a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
}

// Has `value` something inside that is no property? Then nothing but its like can be equal to it.
function isSpecial(value) {
  return Array.isArray(value) || isArrayBufferView(value) || isSet(value) || isMap(value) ||
    isDate(value) || isRegExp(value) || isAnyArrayBuffer(value) || isBoxedPrimitive(value) ||
    isError(value);
}

function enumerableSymbols(object) {
  return Object.getOwnPropertySymbols(object).filter((symbol) => isEnumerable(object, symbol));
}

function entryCount(object, kind) {
  if (kind === kNothing) return 0;
  return kind === kElements ? object.length : object.size;
}

class Comparison {
  constructor(strict) {
    this.strict = strict;
    // The objects that are being compared right now, each with the number of its pair: a cycle is
    // equal if it leads back to the same pair on both sides.
    this.left = undefined;
    this.right = undefined;
    this.pairs = 0;
  }

  equal(a, b) {
    if (a === b) return a !== 0 || !this.strict || Object.is(a, b);
    if (isPrimitive(a) || isPrimitive(b)) return this.primitivesEqual(a, b);
    if (this.strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    const tag = tagOf(a);
    return tag === tagOf(b) && this.objectsEqual(a, b, tag);
  }

  // At least one of them is no object; functions are equal to themselves only.
  primitivesEqual(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a !== a && b !== b;
    if (this.strict || !isPrimitive(a) || !isPrimitive(b)) return false;
    return a == b; // eslint-disable-line eqeqeq
  }

  objectsEqual(a, b, tag) {
    if (Array.isArray(a)) {
      return Array.isArray(b) && a.length === b.length && this.indexedEqual(a, b, kElements);
    }
    if (tag === '[object Object]') return this.propertiesEqual(a, b, kNothing);
    if (isDate(a)) {
      return isDate(b) && timeOf(a) === timeOf(b) && this.propertiesEqual(a, b, kNothing);
    }
    if (isRegExp(a)) return sameRegExps(a, b) && this.propertiesEqual(a, b, kNothing);
    if (isError(a)) {
      // The stack may differ though the error is the same.
      return isError(b) && a.message === b.message && a.name === b.name &&
        this.propertiesEqual(a, b, kNothing);
    }
    if (isArrayBufferView(a)) {
      return this.viewsEqual(a, b) && this.indexedEqual(a, b, kNothing);
    }
    if (isSet(a)) return isSet(b) && a.size === b.size && this.propertiesEqual(a, b, kSet);
    if (isMap(a)) return isMap(b) && a.size === b.size && this.propertiesEqual(a, b, kMap);
    if (isAnyArrayBuffer(a)) {
      return isAnyArrayBuffer(b) && sameBuffers(a, b) && this.propertiesEqual(a, b, kNothing);
    }
    if (isBoxedPrimitive(a)) return sameBoxed(a, b) && this.propertiesEqual(a, b, kNothing);
    return !isSpecial(b) && this.propertiesEqual(a, b, kNothing);
  }

  viewsEqual(a, b) {
    if (!isArrayBufferView(b)) return false;
    if (!this.strict && (isFloat32Array(a) || isFloat64Array(a))) return sameFloats(a, b);
    return sameViews(a, b);
  }

  // The elements are compared elsewhere: here go the other properties.
  indexedEqual(a, b, kind) {
    const filter = this.strict ? kOnlyEnumerable : kOnlyEnumerable | kSkipSymbols;
    const { getOwnNonIndexProperties } = internalBinding('util');
    const keys = getOwnNonIndexProperties(a, filter);
    if (keys.length !== getOwnNonIndexProperties(b, filter).length) return false;
    return keys.every((key) => isEnumerable(b, key)) && this.contentsEqual(a, b, kind, keys);
  }

  propertiesEqual(a, b, kind) {
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    for (const key of keys) {
      if (!isEnumerable(b, key)) return false;
    }
    if (this.strict) {
      const symbols = enumerableSymbols(a);
      if (symbols.length !== enumerableSymbols(b).length) return false;
      for (const symbol of symbols) {
        if (!isEnumerable(b, symbol)) return false;
        keys.push(symbol);
      }
    }
    return this.contentsEqual(a, b, kind, keys);
  }

  contentsEqual(a, b, kind, keys) {
    if (keys.length === 0 && entryCount(a, kind) === 0) return true;
    this.left ??= new Map();
    this.right ??= new Map();
    const known = this.left.get(a);
    if (known !== undefined) {
      const other = this.right.get(b);
      if (other !== undefined) return known === other;
    }
    const number = ++this.pairs;
    this.left.set(a, number);
    this.right.set(b, number);
    const result = this.entriesEqual(a, b, kind) && this.valuesEqual(a, b, keys);
    this.left.delete(a);
    this.right.delete(b);
    return result;
  }

  entriesEqual(a, b, kind) {
    switch (kind) {
      case kElements: return this.elementsEqual(a, b);
      case kSet: return setsEqual(this, a, b);
      case kMap: return mapsEqual(this, a, b);
      default: return true;
    }
  }

  valuesEqual(a, b, keys) {
    for (const key of keys) {
      if (!this.equal(a[key], b[key])) return false;
    }
    return true;
  }

  // A hole is equal to a hole only; from the first one on it goes by keys: the array may be huge.
  elementsEqual(a, b) {
    for (let i = 0; i < a.length; i++) {
      const isThere = Object.hasOwn(a, i);
      if (isThere !== Object.hasOwn(b, i)) return false;
      if (!isThere) return this.sparseEqual(a, b, i);
      if (!this.equal(a[i], b[i])) return false;
    }
    return true;
  }

  sparseEqual(a, b, from) {
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    for (let i = from; i < keys.length; i++) {
      if (!Object.hasOwn(b, keys[i]) || !this.equal(a[keys[i]], b[keys[i]])) return false;
    }
    return true;
  }
}

module.exports = {
  isDeepEqual: (a, b) => new Comparison(false).equal(a, b),
  isDeepStrictEqual: (a, b) => new Comparison(true).equal(a, b),
};
