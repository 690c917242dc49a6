'use strict';
// v8.Serializer and v8.Deserializer, and the pair that v8.serialize() uses.
//
//   Serializer, Deserializer, DefaultSerializer, DefaultDeserializer, serialize, deserialize

const native = internalBinding('serdes');
const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_CONSTRUCT_CALL_REQUIRED } } =
  require('internal/errors');

// Subclasses override _writeHostObject and others, also in the way of before there were classes.
function Serializer() {
  if (!new.target) throw new ERR_CONSTRUCT_CALL_REQUIRED('Serializer');
  Object.defineProperty(this, kHandle, { __proto__: null, value: native.makeSerializer() });
}

const kHandle = Symbol('kHandle');

function checkBytes(value, name) {
  if (!ArrayBuffer.isView(value)) {
    // Native in Node, and so not in the words of the other checks.
    const error = new TypeError(`${name} must be a TypedArray or a DataView`);
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
}

Object.assign(Serializer.prototype, {
  writeHeader() { native.writeHeader(this[kHandle]); },
  writeValue(value) { return native.writeValue(this[kHandle], this, value); },
  releaseBuffer() {
    const { buffer, byteOffset, byteLength } = native.release(this[kHandle]);
    return Buffer.from(buffer, byteOffset, byteLength);
  },
  transferArrayBuffer(id, buffer) { native.transferWritten(this[kHandle], id, buffer); },
  writeUint32(value) { native.writeUint32(this[kHandle], value); },
  writeUint64(high, low) { native.writeUint64(this[kHandle], high, low); },
  writeDouble(value) { native.writeDouble(this[kHandle], value); },
  writeRawBytes(source) {
    checkBytes(source, 'source');
    native.writeRawBytes(this[kHandle], source);
  },
  _setTreatArrayBufferViewsAsHostObjects(flag) {
    native.treatViewsAsHostObjects(this[kHandle], flag);
  },
  _getDataCloneError: Error,
});

function Deserializer(buffer) {
  if (!new.target) throw new ERR_CONSTRUCT_CALL_REQUIRED('Deserializer');
  checkBytes(buffer, 'buffer');
  this.buffer = buffer;
  Object.defineProperty(this, kHandle, { __proto__: null, value: native.makeDeserializer(buffer) });
}

function required(value, what) {
  if (value === undefined) throw new Error(`ReadUint${what} failed`);
  return value;
}

Object.assign(Deserializer.prototype, {
  readHeader() { return native.readHeader(this[kHandle]); },
  readValue() { return native.readValue(this[kHandle], this); },
  getWireFormatVersion() { return native.wireFormatVersion(this[kHandle]); },
  transferArrayBuffer(id, buffer) {
    if (!(buffer instanceof ArrayBuffer) && !(buffer instanceof SharedArrayBuffer)) {
      throw new ERR_INVALID_ARG_TYPE('arrayBuffer', ['ArrayBuffer', 'SharedArrayBuffer'], buffer);
    }
    native.transferRead(this[kHandle], id, buffer);
  },
  readUint32() { return required(native.readUint32(this[kHandle]), '32()'); },
  readUint64() { return required(native.readUint64(this[kHandle]), '64()'); },
  readDouble() {
    const value = native.readDouble(this[kHandle]);
    if (value === undefined) throw new Error('ReadDouble() failed');
    return value;
  },
  _readRawBytes(length) {
    const offset = native.readRawBytes(this[kHandle], length);
    if (offset === undefined) throw new Error('ReadRawBytes() failed');
    return offset;
  },
  readRawBytes(length) {
    const offset = this._readRawBytes(length);
    const { buffer } = this;
    return Buffer.from(buffer.buffer, buffer.byteOffset + offset, length);
  },
});

// ---- views as Node writes them ------------------------------------------------------------------

// The number that stands for a view's class; Buffer is one of its own.
const viewClasses = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
  Float32Array, Float64Array, DataView, Buffer, BigInt64Array, BigUint64Array,
];

function classNumber(view) {
  if (view instanceof Buffer) return viewClasses.indexOf(Buffer);
  const tag = view instanceof DataView ? 'DataView' : view[Symbol.toStringTag];
  return viewClasses.findIndex(({ name }) => name === tag);
}

class DefaultSerializer extends Serializer {
  constructor() {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  _writeHostObject(view) {
    if (!ArrayBuffer.isView(view)) {
      throw new this._getDataCloneError(`${require('util').inspect(view)} could not be cloned.`);
    }
    this.writeUint32(classNumber(view));
    this.writeUint32(view.byteLength);
    this.writeRawBytes(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  }
}

class DefaultDeserializer extends Deserializer {
  _readHostObject() {
    const Class = viewClasses[this.readUint32()];
    const size = this.readUint32();
    const { buffer } = this;
    const at = buffer.byteOffset + this._readRawBytes(size);
    if (Class === Buffer) return Buffer.from(buffer.buffer, at, size);
    const elementSize = Class.BYTES_PER_ELEMENT ?? 1;
    if (at % elementSize === 0) return new Class(buffer.buffer, at, size / elementSize);
    // Not aligned: the bytes need a place of their own.
    const copy = buffer.buffer.slice(at, at + size);
    return new Class(copy, 0, size / elementSize);
  }
}

function serialize(value) {
  const serializer = new DefaultSerializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

function deserialize(buffer) {
  checkBytes(buffer, 'buffer');
  const deserializer = new DefaultDeserializer(buffer);
  deserializer.readHeader();
  return deserializer.readValue();
}

module.exports = {
  DefaultDeserializer, DefaultSerializer, deserialize, Deserializer, serialize, Serializer,
};
