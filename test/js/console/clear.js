'use strict';
// console.clear erases terminals only.
const assert = require('assert');
const { Console } = require('console');
const { PassThrough } = require('stream');

process.env.TERM = 'xterm';
const stdout = new PassThrough();
const c = new Console(stdout);
c.clear();
assert.strictEqual(stdout.read(), null);
stdout.isTTY = true;
c.clear();
assert.strictEqual(String(stdout.read()), '\x1b[1;1H\x1b[0J');
process.env.TERM = 'dumb';
c.clear();
assert.strictEqual(stdout.read(), null);
