'use strict';
// The global objects. What is used rarely is loaded when first touched.
//
//   setUpGlobals()

function defineValue(name, value, enumerable = false) {
  Object.defineProperty(globalThis, name, {
    value, writable: true, configurable: true, enumerable,
  });
}

// An accessor for good, as Node has it for the two; what is assigned replaces the value.
function defineAccessor(name, load) {
  let value;
  let isLoaded = false;
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable: false,
    get() {
      if (!isLoaded) {
        value = load();
        isLoaded = true;
      }
      return value;
    },
    set(assigned) {
      value = assigned;
      isLoaded = true;
    },
  });
}

// A module's property, or the module itself if it is called like the global.
function valueFrom(id, key) {
  const loaded = require(id);
  return key === id ? loaded : loaded[key];
}

// Loads `id` at the first use of the global, and becomes a plain property then.
function defineLazy(name, id, key = name, enumerable = false) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable,
    get() {
      const value = valueFrom(id, key);
      defineValue(name, value, enumerable);
      return value;
    },
    set(value) {
      defineValue(name, value, enumerable);
    },
  });
}

// A plain property for everybody who looks, loaded when first read all the same.
function defineLazyValue(name, id, enumerable = false) {
  internalBinding('env').defineLazyValue(globalThis, name, () => valueFrom(id, name), enumerable);
}

const lazyGlobals = {
  'internal/webstreams/classes': [
    'ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader',
    'ReadableStreamBYOBRequest', 'ReadableByteStreamController', 'ReadableStreamDefaultController',
    'TransformStream', 'TransformStreamDefaultController', 'WritableStream',
    'WritableStreamDefaultController', 'WritableStreamDefaultWriter', 'ByteLengthQueuingStrategy',
    'CountQueuingStrategy',
  ],
  'internal/webstreams/codecs': [
    'TextEncoderStream', 'TextDecoderStream', 'CompressionStream', 'DecompressionStream',
  ],
  'buffer': ['Blob', 'File'],
  'internal/perf/performance': ['Performance'],
  'internal/fetch': ['FormData', 'Headers', 'Request', 'Response'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'internal/event_target': ['CustomEvent'],
  'internal/abort_controller': ['AbortController', 'AbortSignal'],
  'internal/domexception': ['DOMException'],
  'internal/crypto/web/subtle': ['Crypto', 'CryptoKey', 'SubtleCrypto'],
  'internal/message_channel': ['MessageChannel', 'MessagePort', 'MessageEvent', 'BroadcastChannel'],
};

// Names of explicit resource management, which this engine does not have yet (as Node 18.18).
function defineDisposeSymbols() {
  for (const name of ['dispose', 'asyncDispose']) {
    if (Symbol[name] === undefined) {
      Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
    }
  }
}

// --disable-proto.
function disableProto(mode) {
  if (mode === 'delete') {
    delete Object.prototype.__proto__; // eslint-disable-line no-proto
    return;
  }
  const refuse = () => {
    const error = new Error('Accessing Object.prototype.__proto__ has been disallowed with ' +
      '--disable-proto=throw');
    error.code = 'ERR_PROTO_ACCESS';
    throw error;
  };
  Object.defineProperty(Object.prototype, '__proto__', {
    __proto__: null, get: refuse, set: refuse, enumerable: false, configurable: true,
  });
}

function setUpGlobals() {
  const { getOption } = require('internal/process/options');
  const protoMode = getOption('--disable-proto');
  if (protoMode !== undefined) disableProto(protoMode);
  require('internal/symbols').installSymbols();
  defineDisposeSymbols();
  defineValue('global', globalThis, true);
  Object.defineProperty(globalThis, Symbol.toStringTag, {
    value: 'global', writable: false, enumerable: false, configurable: true,
  });
  const process = require('internal/process/object').makeProcess();
  defineAccessor('process', () => process);
  const timers = require('timers');
  for (const name of ['clearInterval', 'clearTimeout', 'setInterval', 'setTimeout',
    'clearImmediate', 'setImmediate']) {
    defineValue(name, timers[name], true);
  }
  defineValue('queueMicrotask', require('internal/task_queues').queueMicrotask, true);
  for (const id of Object.keys(lazyGlobals)) {
    for (const name of lazyGlobals[id]) defineLazy(name, id);
  }
  defineAccessor('Buffer', () => require('buffer').Buffer);
  for (const name of ['atob', 'btoa']) defineLazy(name, 'buffer', name, true);
  delete globalThis.console; // the engine's own is silent
  defineLazyValue('console', 'console');
  for (const name of ['URL', 'URLSearchParams']) defineLazyValue(name, 'url');
  for (const name of ['Event', 'EventTarget']) defineLazyValue(name, 'internal/event_target');
  defineLazy('performance', 'perf_hooks', 'performance', true);
  if (getOption('--no-experimental-fetch') === undefined) {
    defineLazyValue('fetch', 'internal/fetch', true);
  } else {
    for (const name of lazyGlobals['internal/fetch']) delete globalThis[name];
  }
  if (getOption('--no-experimental-global-webcrypto') === undefined) {
    // Node 18 has it behind an option: who lists the globals finds what is there.
    defineLazy('crypto', 'internal/crypto/web/subtle', 'webcrypto');
  } else {
    for (const name of lazyGlobals['internal/crypto/web/subtle']) delete globalThis[name];
  }
  defineLazy('structuredClone', 'internal/structured_clone', 'structuredClone', true);
}

module.exports = { setUpGlobals };
