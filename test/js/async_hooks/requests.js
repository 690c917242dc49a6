'use strict';
// What asynchronous requests are told as; a file is read in four steps, each made by the one
// before it.
const assert = require('assert');
const crypto = require('crypto');
const fs = require('fs');
const zlib = require('zlib');
const { createHook, executionAsyncId, executionAsyncResource } = require('async_hooks');

const made = new Map();
const hook = createHook({
  init(id, type, trigger, resource) { made.set(id, { type, trigger, resource }); },
  before(id) {
    if (made.has(id)) assert.strictEqual(executionAsyncResource(), made.get(id).resource);
  },
}).enable();

const current = () => made.get(executionAsyncId()).type;
const expected = new Set();
function expect(type, start) {
  const name = `${type} ${expected.size}`;
  expected.add(name);
  start(() => {
    assert.strictEqual(current(), type);
    expected.delete(name);
  });
}

expect('FSREQCALLBACK', (done) => fs.stat(__filename, done));
expect('FSREQCALLBACK', (done) => fs.access(__filename, done));
expect('PBKDF2REQUEST', (done) => crypto.pbkdf2('a', 'b', 1, 8, 'sha256', done));
expect('SCRYPTREQUEST', (done) => crypto.scrypt('a', 'b', 8, { N: 16 }, done));
expect('RANDOMBYTESREQUEST', (done) => crypto.randomBytes(8, done));
expect('ZLIB', (done) => zlib.createDeflate().on('data', () => {}).write('x', done));
expect('Microtask', (done) => queueMicrotask(done));
expect('FSREQCALLBACK', (done) => {
  fs.readFile(__filename, (error, bytes) => {
    assert.ifError(error);
    assert.deepStrictEqual(bytes, fs.readFileSync(__filename));
    let steps = 0;
    for (let id = executionAsyncId(); id !== 1; id = made.get(id).trigger) {
      assert.strictEqual(made.get(id).type, 'FSREQCALLBACK');
      steps++;
    }
    assert.strictEqual(steps, 4);
    done();
  });
});
fs.readFile('/proc/self/stat', 'utf8', (error, text) => assert.match(text, /^\d+ /));
fs.readFile(`${__filename}.absent`, (error) => {
  assert.strictEqual(error.code, 'ENOENT');
  assert.strictEqual(error.syscall, 'open');
});
fs.readFile(__dirname, (error) => {
  assert.strictEqual(error.code, 'EISDIR');
  assert.strictEqual(error.syscall, 'read');
});

process.on('exit', () => {
  hook.disable();
  assert.deepStrictEqual([...expected], []);
});
