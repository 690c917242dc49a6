'use strict';
// path.posix.relative
const assert = require('assert');
const path = require('path').posix;

const cases = [
  ['/var/lib', '/var', '..'], ['/var/lib', '/bin', '../../bin'], ['/var/lib', '/var/lib', ''],
  ['/var/lib', '/var/apache', '../apache'], ['/var/', '/var/lib', 'lib'], ['/', '/var', 'var'],
  ['/foo/test', '/foo/test/bar', 'bar'], ['/foo/bar/baz-quux', '/foo/bar/baz', '../baz'],
  ['/a', '/', '..'],
];
for (const [from, to, expected] of cases) {
  assert.strictEqual(path.relative(from, to), expected, `${from} -> ${to}`);
}
