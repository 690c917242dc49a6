'use strict';

// What kind of value is this? Answers that no prototype, symbol or proxy can fake.
//
//   isDate(v), isMap(v), isPromise(v), isProxy(v), ...   asked of the engine
//   isTypedArray(v), isUint8Array(v), ...                asked of %TypedArray%'s own tag getter
//   isArrayBufferView(v), isBoxedPrimitive(v)
//   isCryptoKey(v), isKeyObject(v)                     asked of crypto, if it was ever loaded
//
// `util/types` exports exactly this object: everything here is public API and enumerable.
//
// The engine's part, internalBinding('util'). Each takes any value, never throws, has no effect:
//   isExternal, isDate, isArgumentsObject, isBigIntObject, isBooleanObject, isNumberObject,
//   isStringObject, isSymbolObject, isNativeError, isRegExp, isAsyncFunction (true for async
//   generators as well), isGeneratorFunction (same), isGeneratorObject, isPromise, isMap, isSet,
//   isMapIterator, isSetIterator, isWeakMap, isWeakSet, isArrayBuffer, isDataView,
//   isSharedArrayBuffer, isProxy, isModuleNamespaceObject, isAnyArrayBuffer   (value) -> boolean
// and, for inspect and comparisons, of objects of the named kind:
//   getPromiseDetails(promise) -> [state] or [state, result]; 0 pending, 1 fulfilled, 2 rejected
//   getProxyDetails(any value) -> [target, handler]; both null when revoked; undefined if no proxy
//   previewEntries(collectionOrIterator, wantsIsKeyValue)
//       -> flat array of keys or of alternating keys and values, what an iterator still has to
//          give, without advancing it; with wantsIsKeyValue [thatArray, whetherItAlternates]
//   getOwnNonIndexProperties(object, filter) -> own keys, strings then symbols, that are no array
//       index; filter 0 all of them, 2 the enumerable ones (v8::PropertyFilter)
//   getConstructorName(object) -> string, the engine's own idea (v8::Object::GetConstructorName)
//   getExternalValue(external) -> BigInt, the address

const native = internalBinding('util');

const tagOfTypedArray = Function.prototype.call.bind(Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get);

const types = {};

for (const name of ['isExternal', 'isDate', 'isArgumentsObject', 'isBigIntObject',
  'isBooleanObject', 'isNumberObject', 'isStringObject', 'isSymbolObject', 'isNativeError',
  'isRegExp', 'isAsyncFunction', 'isGeneratorFunction', 'isGeneratorObject', 'isPromise', 'isMap',
  'isSet', 'isMapIterator', 'isSetIterator', 'isWeakMap', 'isWeakSet', 'isArrayBuffer',
  'isDataView', 'isSharedArrayBuffer', 'isProxy', 'isModuleNamespaceObject', 'isAnyArrayBuffer']) {
  types[name] = native[name];
}

types.isBoxedPrimitive = function isBoxedPrimitive(value) {
  return typeof value === 'object' && (native.isNumberObject(value) ||
    native.isStringObject(value) || native.isBooleanObject(value) ||
    native.isBigIntObject(value) || native.isSymbolObject(value));
};

types.isArrayBufferView = ArrayBuffer.isView;

types.isTypedArray = function isTypedArray(value) {
  return tagOfTypedArray(value) !== undefined;
};
types.isUint8Array = function isUint8Array(value) {
  return tagOfTypedArray(value) === 'Uint8Array';
};
types.isUint8ClampedArray = function isUint8ClampedArray(value) {
  return tagOfTypedArray(value) === 'Uint8ClampedArray';
};
types.isUint16Array = function isUint16Array(value) {
  return tagOfTypedArray(value) === 'Uint16Array';
};
types.isUint32Array = function isUint32Array(value) {
  return tagOfTypedArray(value) === 'Uint32Array';
};
types.isInt8Array = function isInt8Array(value) {
  return tagOfTypedArray(value) === 'Int8Array';
};
types.isInt16Array = function isInt16Array(value) {
  return tagOfTypedArray(value) === 'Int16Array';
};
types.isInt32Array = function isInt32Array(value) {
  return tagOfTypedArray(value) === 'Int32Array';
};
types.isFloat32Array = function isFloat32Array(value) {
  return tagOfTypedArray(value) === 'Float32Array';
};
types.isFloat64Array = function isFloat64Array(value) {
  return tagOfTypedArray(value) === 'Float64Array';
};
types.isBigInt64Array = function isBigInt64Array(value) {
  return tagOfTypedArray(value) === 'BigInt64Array';
};
types.isBigUint64Array = function isBigUint64Array(value) {
  return tagOfTypedArray(value) === 'BigUint64Array';
};

// Nothing can be a key as long as the module that makes keys has not been loaded; that module
// hands its checks over here, so that asking does not load OpenSSL.
let keyChecks;
types.isKeyObject = function isKeyObject(value) {
  return keyChecks !== undefined && keyChecks.isKeyObject(value);
};
types.isCryptoKey = function isCryptoKey(value) {
  return keyChecks !== undefined && keyChecks.isCryptoKey(value);
};

// {isKeyObject, isCryptoKey}: called once, by crypto.
Object.defineProperty(types, 'setKeyChecks', {
  __proto__: null, enumerable: false, value(checks) { keyChecks = checks; },
});

module.exports = types;
