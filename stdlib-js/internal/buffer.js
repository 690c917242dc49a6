'use strict';

// What the library's own modules need of Buffer, without the whole of it.
//
//   FastBuffer            the class that all Buffers are of; `new FastBuffer(memory, at, length)`
//                         is the quickest way to a Buffer over memory that exists
//   unclearedBuffer(size) a Buffer of its own, of memory as it comes
//   isUint8Array(value), isArrayBuffer(value)   whatever realm it is of, and no fake
//
// FastBuffer.prototype gets its methods when the module `buffer` is loaded.

const binding = internalBinding('buffer');
const { clearing, isBytes } = binding;

// The explicit constructor keeps the engine from calling through Array's iterator.
class FastBuffer extends Uint8Array {
  constructor(bufferOrLength, byteOffset, length) {
    super(bufferOrLength, byteOffset, length);
  }
}

function unclearedBuffer(size) {
  clearing[0] = 0;
  try {
    return new FastBuffer(size);
  } finally {
    clearing[0] = 1;
  }
}

const tagOfTypedArray = Function.prototype.call.bind(Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get);

function isUint8Array(value) {
  return tagOfTypedArray(value) === 'Uint8Array';
}

function isArrayBuffer(value) {
  return value instanceof ArrayBuffer || (!ArrayBuffer.isView(value) && isBytes(value));
}

module.exports = { FastBuffer, unclearedBuffer, isUint8Array, isArrayBuffer };
