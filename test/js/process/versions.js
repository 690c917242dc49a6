'use strict';
// process.versions tells what is linked, not what somebody wrote down.
const assert = require('assert');
const crypto = require('crypto');

const { versions } = process;
assert.strictEqual(versions.node, process.version.slice(1));
for (const name of ['ares', 'brotli', 'icu', 'llhttp', 'openssl', 'orrery', 'unicode', 'uv', 'v8',
  'zlib']) {
  assert.match(versions[name], /^\d+\.\d+/, name);
}
const [major, minor, patch] = versions.openssl.split('.').map(Number);
const number = crypto.constants.OPENSSL_VERSION_NUMBER;
assert.strictEqual(major, number >>> 28);
assert.strictEqual(minor, number >>> 20 & 0xff);
assert(patch >= 0);
assert(Object.isFrozen(versions));
