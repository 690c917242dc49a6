'use strict';
// path.posix: dirname, basename, extname, parse and format.
const assert = require('assert');
const path = require('path').posix;

const parts = [
  // path, dirname, basename, extname
  ['', '.', '', ''], ['/', '/', '', ''], ['//a', '//', 'a', ''], ['a', '.', 'a', ''],
  ['/a/b.txt', '/a', 'b.txt', '.txt'], ['a/b/', 'a', 'b', ''], ['.a', '.', '.a', ''],
  ['a.', '.', 'a.', '.'], ['..', '.', '..', ''], ['a.b.c', '.', 'a.b.c', '.c'],
  ['..a.', '.', '..a.', '.'], ['/a//b', '/a/', 'b', ''],
];
for (const [name, dirname, basename, extname] of parts) {
  assert.strictEqual(path.dirname(name), dirname, name);
  assert.strictEqual(path.basename(name), basename, name);
  assert.strictEqual(path.extname(name), extname, name);
}
assert.strictEqual(path.basename('/a/b.js', '.js'), 'b');
assert.strictEqual(path.basename('.js', '.js'), '');
assert.strictEqual(path.basename('/a/.js', '.js'), '.js');
assert.strictEqual(path.basename('a.js/', '.js'), 'a');
assert.deepStrictEqual(path.parse('/a/b.c.d'),
  { root: '/', dir: '/a', base: 'b.c.d', ext: '.d', name: 'b.c' });
assert.strictEqual(path.format({ root: '/', base: 'a' }), '/a');
assert.strictEqual(path.format({ dir: 'x', name: 'a', ext: '.b' }), 'x/a.b');
assert.strictEqual(path.format({ name: 'a', ext: 'b' }), 'ab');
