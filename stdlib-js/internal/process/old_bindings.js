'use strict';
// process.binding(): an old way into Node's inside. Its bindings are other ones here, but what
// packages read from some of them when they are loaded can be had: constants, names, kinds.
//
//   binding(name)   an object, or an error with code ERR_INVALID_MODULE

const constants = () => {
  const os = require('os').constants;
  return {
    os, fs: require('fs').constants, crypto: require('crypto').constants,
    zlib: require('zlib').constants, trace: {},
  };
};

function natives() {
  const { builtinModules } = require('internal/modules/builtins');
  return Object.fromEntries(builtinModules.map((name) => [name, '']));
}

function uv() {
  const map = require('util').getSystemErrorMap();
  const binding = { errname: require('util').getSystemErrorName, getErrorMap: () => map };
  for (const [number, [name]] of map) binding[`UV_${name}`] = number;
  return binding;
}

// The same kinds as the handles that Node would make for a descriptor.
function guessHandleType(fd) {
  if (require('tty').isatty(fd)) return 'TTY';
  const stats = require('fs').fstatSync(fd);
  if (stats.isFile() || stats.isCharacterDevice()) return 'FILE';
  if (stats.isFIFO() || stats.isSocket()) return 'PIPE';
  return 'UNKNOWN';
}

function unavailable(name) {
  const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');
  return function() {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`process.binding: ${name}`);
  };
}

function httpParser() {
  return {
    HTTPParser: require('internal/http/parser').HTTPParser,
    methods: require('internal/http/common').methodNames,
  };
}

const bindings = {
  __proto__: null,
  buffer: () => ({
    kMaxLength: require('buffer').kMaxLength, kStringMaxLength: require('buffer').kStringMaxLength,
  }),
  config: () => ({ hasIntl: true, hasOpenSSL: true, hasInspector: false, hasTracing: false }),
  constants,
  http_parser: httpParser,
  natives,
  spawn_sync: () => require('internal/child/spawn_hook'),
  stream_wrap: () => ({
    kReadBytesOrError: 0, kArrayBufferOffset: 1, kBytesWritten: 2, kLastWriteWasAsync: 3,
    streamBaseState: new Int32Array(5),
    WriteWrap: unavailable('WriteWrap'), ShutdownWrap: unavailable('ShutdownWrap'),
  }),
  tty_wrap: () => ({ guessHandleType, isTTY: require('tty').isatty }),
  util: () => ({ ...require('util').types }),
  uv,
};

const made = new Map();

function binding(name) {
  require('internal/process/pending').warnOnce(
    'process.binding() is deprecated. Please use public APIs instead.', 'DEP0111');
  name = String(name);
  if (!made.has(name)) {
    if (bindings[name] === undefined) {
      const error = new Error(`No such module: ${name}`);
      error.code = 'ERR_INVALID_MODULE';
      throw error;
    }
    made.set(name, bindings[name]());
  }
  return made.get(name);
}

module.exports = { binding };
