'use strict';
// Digests of known texts, in all output encodings.
const assert = require('assert');
const { createHash } = require('crypto');

const hash = (name, text, encoding = 'hex') => createHash(name).update(text).digest(encoding);
assert.strictEqual(hash('md5', 'abc'), '900150983cd24fb0d6963f7d28e17f72');
assert.strictEqual(hash('sha1', 'abc'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
assert.strictEqual(hash('sha256', ''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca49599' +
  '1b7852b855');
assert.strictEqual(hash('SHA512', 'abc').slice(0, 32), 'ddaf35a193617abacc417349ae204131');
assert.strictEqual(hash('sha3-256', 'abc'),
  '3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532');
assert.strictEqual(hash('RSA-SHA1', 'abc'), hash('sha1', 'abc'));
assert.strictEqual(hash('sha1', 'abc', 'base64'), 'qZk+NkcGgWq6PiVxeFDCbJzQ2J0=');
assert.strictEqual(hash('sha1', 'abc', 'base64url'), 'qZk-NkcGgWq6PiVxeFDCbJzQ2J0');
assert.strictEqual(hash('sha1', 'abc', 'latin1').length, 20);
assert.ok(Buffer.isBuffer(hash('sha1', 'abc', 'buffer')));
assert.ok(Buffer.isBuffer(createHash('sha1').digest()));
