'use strict';
// path.posix: normalize, join and resolve.
const assert = require('assert');
const path = require('path').posix;

const normalized = {
  '': '.', '.': '.', './': './', '..': '..', '../': '../', '/..': '/', '/../a': '/a', '//': '/',
  '///a//b/./c/../d/': '/a/b/d/', 'a/../..': '..', 'a/../../b': '../b', './.a/..b': '.a/..b',
  '/a/.': '/a', 'a//': 'a/', '/plain/path': '/plain/path',
};
for (const [from, to] of Object.entries(normalized)) {
  assert.strictEqual(path.normalize(from), to, from);
}
assert.strictEqual(path.join(), '.');
assert.strictEqual(path.join('', 'a', '', '../b', './c'), 'b/c');
assert.strictEqual(path.join('/a', '/b'), '/a/b');
assert.strictEqual(path.resolve('/a', '/b', 'c/../d/'), '/b/d');
assert.strictEqual(path.resolve('/a/b', '..', '..', '..'), '/');
assert.strictEqual(path.resolve('x'), `${process.cwd()}/x`);
assert.strictEqual(path.resolve(), process.cwd());
