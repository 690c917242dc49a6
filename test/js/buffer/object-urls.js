'use strict';
// A Blob can be had back by its URL until that is revoked.
const assert = require('assert');
const { Blob, resolveObjectURL } = require('buffer');

const blob = new Blob(['x']);
const url = URL.createObjectURL(blob);
assert.match(url, /^blob:nodedata:/);
assert.strictEqual(resolveObjectURL(url).size, 1);
URL.revokeObjectURL(url);
assert.strictEqual(resolveObjectURL(url), undefined);
assert.strictEqual(resolveObjectURL('http://example.org/'), undefined);
