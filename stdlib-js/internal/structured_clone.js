'use strict';
// Structured clone: copies of values, with what is transferred rather than copied.
//
//   structuredClone(value, { transfer })   the global
//   serialize(value, transferList) -> message     deserialize(message) -> value, once
//   transferListOf(options)  the second argument of postMessage() as an array
//   makeHosted(Class)       an object of Class that the engine's serializer leaves to its methods
//   Hosted                  a class whose subclasses make such objects
//   kClone, kTransfer       such methods: [kClone]() and [kTransfer]() -> { restore() }
//   kBeforeTransfer         a method that may refuse it, before anything is written
//
// A message stays in this process: what cannot be bytes (ports, shared memory) lies beside them.

const native = internalBinding('serdes');
const { codes: {
  ERR_INVALID_TRANSFER_OBJECT, ERR_MISSING_ARGS,
  ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST,
} } = require('internal/errors');
const { isUntransferable } = require('internal/untransferable');
const { isArrayBuffer } = internalBinding('util');
const { kClone, kTransfer } = require('internal/symbols');

const kBeforeTransfer = Symbol('kBeforeTransfer');

function makeHosted(Class) {
  return Reflect.construct(native.HostObject, [], Class);
}

// A base for classes with private fields; their objects have Object.prototype above them.
function Hosted() {
  return makeHosted(new.target);
}
Hosted.prototype = Object.prototype;

function dataCloneError(message) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, 'DataCloneError');
}

// ---- writing ------------------------------------------------------------------------------------

// Answers the serializer's questions, and gathers what goes beside the bytes.
class Sender {
  constructor(transfers) {
    this.transfers = transfers; // objects with [kTransfer]
    this.hosts = []; // functions that make the other side's object
    this.shared = []; // memory, and modules of WebAssembly
    this.written = new Map();
    this.serializer = native.makeSerializer();
  }

  _getDataCloneError(message) {
    return dataCloneError(message);
  }

  _writeHostObject(object) {
    let index = this.written.get(object);
    if (index === undefined) {
      index = this.hosts.push(this.restorerOf(object)) - 1;
      this.written.set(object, index);
    }
    native.writeUint32(this.serializer, index);
  }

  // For what is transferred, a place that is filled when the whole message has been written.
  restorerOf(object) {
    if (this.transfers.includes(object)) return object;
    if (typeof object[kClone] === 'function') return object[kClone]();
    if (typeof object[kTransfer] === 'function') {
      throw new ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST();
    }
    if (object === process.env) {
      const copy = { ...object };
      return { restore: () => copy };
    }
    throw dataCloneError('#<Object> could not be cloned.');
  }

  _getSharedArrayBufferId(buffer) {
    return this.idOfShared(buffer);
  }
  _getWasmModuleId(module) {
    return this.idOfShared(module);
  }
  idOfShared(object) {
    const at = this.shared.indexOf(object);
    return at === -1 ? this.shared.push(object) - 1 : at;
  }
}

function sortTransfers(list) {
  const buffers = [];
  const objects = [];
  for (const each of list) {
    if (isUntransferable(each)) continue;
    if (isArrayBuffer(each)) {
      if (buffers.includes(each)) {
        throw dataCloneError('Transfer list contains duplicate ArrayBuffer');
      }
      buffers.push(each);
    } else if (typeof (each?.[kTransfer] ?? each?.[kClone]) === 'function') {
      if (objects.includes(each)) {
        throw dataCloneError(`Transfer list contains duplicate ${each.constructor.name}`);
      }
      objects.push(each);
    } else {
      throw new ERR_INVALID_TRANSFER_OBJECT();
    }
  }
  // What can be cloned may stand in the list, and is cloned all the same.
  return { buffers, objects: objects.filter((each) => typeof each[kTransfer] === 'function') };
}

function serialize(value, transferList = []) {
  if (value === process.env) value = { ...value }; // else a proxy, which cannot be cloned
  const { buffers, objects } = sortTransfers(transferList);
  for (const object of objects) object[kBeforeTransfer]?.();
  const sender = new Sender(objects);
  const { serializer } = sender;
  native.writeHeader(serializer);
  buffers.forEach((buffer, i) => native.transferWritten(serializer, i, buffer));
  native.writeValue(serializer, sender, value);
  // Nothing can fail any more: now the sender loses what it gives away.
  const restorers = new Map(objects.map((object) => [object, object[kTransfer]()]));
  return {
    bytes: native.release(serializer),
    buffers: buffers.map((buffer) => native.detach(buffer)),
    hosts: sender.hosts.map((host) => restorers.get(host) ?? host),
    transferred: [...restorers.values()],
    shared: sender.shared,
  };
}

// ---- reading ------------------------------------------------------------------------------------

class Receiver {
  constructor(message) {
    this.message = message;
    this.made = new Map();
    this.deserializer = native.makeDeserializer(message.bytes);
  }

  // The other side's object of a restorer; the same one each time.
  restore(restorer) {
    if (!this.made.has(restorer)) this.made.set(restorer, restorer.restore());
    return this.made.get(restorer);
  }

  _readHostObject() {
    return this.restore(this.message.hosts[native.readUint32(this.deserializer)]);
  }
}

// With the transferred objects (ports) as `transferred`, whether the value mentions them or not.
function receive(message) {
  const receiver = new Receiver(message);
  const { deserializer } = receiver;
  native.readHeader(deserializer);
  message.buffers.forEach((buffer, i) => {
    if (buffer !== undefined) native.transferRead(deserializer, i, buffer);
  });
  message.shared.forEach((object, i) => native.transferRead(deserializer, i, object, true));
  const value = native.readValue(deserializer, receiver);
  return { value, transferred: message.transferred.map((each) => receiver.restore(each)) };
}

function deserialize(message) {
  return receive(message).value;
}

// ---- the global ---------------------------------------------------------------------------------

// Whether it is null or missing, an iterable, or has one as `transfer`: what lists transfers.
function transferListOf(list) {
  if (list === undefined || list === null) return [];
  if (typeof list !== 'object' && typeof list !== 'function') {
    throw notIterable('transferList');
  }
  if (typeof list[Symbol.iterator] === 'function') return [...list];
  const { transfer } = list;
  if (transfer === undefined) return [];
  if (typeof transfer?.[Symbol.iterator] !== 'function') throw notIterable('options.transfer');
  return [...transfer];
}

// Native in Node, and so not in the words of the other checks.
function notIterable(name) {
  const error = new TypeError(`Optional ${name} argument must be an iterable`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

function structuredClone(value, options) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('value');
  return deserialize(serialize(value, transferListOf(options?.transfer)));
}

module.exports = {
  dataCloneError, deserialize, Hosted, kBeforeTransfer, kClone, kTransfer, makeHosted, receive,
  serialize, structuredClone, transferListOf,
};
