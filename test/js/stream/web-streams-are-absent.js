'use strict';
// What needs Web Streams says that they are not there.
const assert = require('assert');
const { Readable } = require('stream');

const absent = { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' };
assert.throws(() => require('stream/web'), absent);
assert.throws(() => Readable.toWeb(Readable.from([])), absent);
