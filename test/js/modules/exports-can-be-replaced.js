'use strict';
// What a module loads late is a property as any other: a mocking package can replace it, wrap it
// and put it back.
const assert = require('assert');

const names = {
  http: ['Agent', 'ClientRequest', 'Server', 'request'],
  url: ['URL', 'Url', 'parse', 'format', 'resolve'],
  zlib: ['Gzip', 'BrotliDecompress', 'gzip'],
  crypto: ['Sign', 'Cipheriv', 'createHash'],
  buffer: ['Blob', 'File'],
  worker_threads: ['MessageChannel', 'BroadcastChannel'],
  perf_hooks: ['PerformanceResourceTiming'],
  http2: ['constants', 'connect'],
};

for (const [id, keys] of Object.entries(names)) {
  const exports = require(id);
  for (const key of keys) {
    const original = exports[key];
    assert.ok(original, `${id}.${key}`);
    const mock = function() {};
    exports[key] = mock;
    assert.strictEqual(exports[key], mock);
    exports[key] = original;
    assert.strictEqual(exports[key], original);
    const { value, writable, enumerable, configurable } =
      Object.getOwnPropertyDescriptor(exports, key);
    assert.deepStrictEqual([value === original, writable, enumerable, configurable],
      [true, true, true, true]);
  }
}

// The functions are there as values before anybody asked.
assert.strictEqual(typeof Object.getOwnPropertyDescriptor(require('url'), 'parse').value,
  'function');

// A value that is set before the first use is kept, too.
const { SourceMap } = require('module');
assert.strictEqual(typeof SourceMap, 'function');
