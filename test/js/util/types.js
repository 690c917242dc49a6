'use strict';
// util.types tells what a value is, whatever its prototype or tag says.
const assert = require('assert');
const { types } = require('util');
assert.strictEqual(require('util/types'), types);

const map = new Map(), set = new Set();
const samples = {
  isDate: new Date(), isRegExp: /x/, isMap: map, isSet: set, isWeakMap: new WeakMap(),
  isWeakSet: new WeakSet(), isPromise: Promise.resolve(), isProxy: new Proxy({}, {}),
  isNativeError: new TypeError(), isAsyncFunction: async () => {},
  isGeneratorFunction: function*() {},
  isGeneratorObject: (function*() {})(), isMapIterator: map.keys(), isSetIterator: set.values(),
  isArrayBuffer: new ArrayBuffer(1), isSharedArrayBuffer: new SharedArrayBuffer(1),
  isDataView: new DataView(new ArrayBuffer(1)), isNumberObject: Object(1),
  isStringObject: Object(''),
  isBooleanObject: Object(true), isBigIntObject: Object(1n), isSymbolObject: Object(Symbol()),
  isArgumentsObject: (function() { return arguments; })(), isUint8Array: new Uint8Array(1),
  isUint8ClampedArray: new Uint8ClampedArray(1), isInt8Array: new Int8Array(1),
  isUint16Array: new Uint16Array(1), isInt16Array: new Int16Array(1),
  isUint32Array: new Uint32Array(1),
  isInt32Array: new Int32Array(1), isFloat32Array: new Float32Array(1),
  isFloat64Array: new Float64Array(1), isBigInt64Array: new BigInt64Array(1),
  isBigUint64Array: new BigUint64Array(1),
};
const groups = {
  isTypedArray: /^is(Ui|I|Float|Big(Ui|I)nt64)\S*Array$/,
  isArrayBufferView: /^is(Ui|I|Float|Big(Ui|I)nt64)\S*Array$|^isDataView$/,
  isAnyArrayBuffer: /^is(Shared)?ArrayBuffer$/,
  isBoxedPrimitive: /^is(Number|String|Boolean|BigInt|Symbol)Object$/,
};
for (const [kind, value] of Object.entries(samples)) {
  if (kind !== 'isProxy') Object.setPrototypeOf(value, null);
  for (const check of Object.keys(types)) {
    const expected = groups[check] ? groups[check].test(kind) : check === kind;
    assert.strictEqual(types[check](value), expected, `${check} of what ${kind} means`);
  }
}
for (const check of Object.keys(types)) {
  const fake = { [Symbol.toStringTag]: 'Uint8Array' };
  for (const value of [undefined, null, 1, 'a', true, {}, [], fake]) {
    assert.strictEqual(types[check](value), false, check);
  }
}
assert.strictEqual(types.isUint8Array(Buffer.alloc(1)), true);
assert.strictEqual(types.isAsyncFunction(async function*() {}), true);
