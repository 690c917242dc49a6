'use strict';

// What the library's own modules need of Buffer, without the whole of it.
//
//   FastBuffer            the class that all Buffers are of; `new FastBuffer(memory, at, length)`
//                         is the quickest way to a Buffer over memory that exists
//   unclearedBuffer(size) a Buffer of its own, of memory as it comes
//   isUint8Array(value), isArrayBuffer(value)   whatever realm it is of, and no fake
//   tagOf(value), lengthOf(bytes), memoryOf(bytes), offsetOf(bytes)   what typed arrays have from
//                         their common prototype: their kind, length, buffer and byteOffset
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

// The accessor of typed arrays, called with the array. Code that V8 10.2 compiles on its own thread
// looks up whatever a typed array inherits, `length` too, each time anew: 10 ns instead of 4.
function accessor(name) {
  return Function.prototype.call.bind(
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), name).get);
}

const tagOf = accessor(Symbol.toStringTag);
const lengthOf = accessor('length');
const memoryOf = accessor('buffer');
const offsetOf = accessor('byteOffset');

function isUint8Array(value) {
  return tagOf(value) === 'Uint8Array';
}

function isArrayBuffer(value) {
  return value instanceof ArrayBuffer || (!ArrayBuffer.isView(value) && isBytes(value));
}

module.exports = {
  FastBuffer, unclearedBuffer, isUint8Array, isArrayBuffer, tagOf, lengthOf, memoryOf, offsetOf,
};
