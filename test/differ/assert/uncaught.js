// An assertion that nobody catches ends the program with its diff.
'use strict';
const assert = require('assert');

assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] });
