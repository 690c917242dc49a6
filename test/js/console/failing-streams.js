'use strict';
// A stream that fails does no harm, unless ignoreErrors is false; no listeners are left behind.
const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

const late = new Writable({ write(chunk, _, done) { setImmediate(done, new Error('late')); } });
const early = new Writable({ write(chunk, _, done) { done(new Error('early')); } });
const thrower = new Writable({ write() { throw new Error('thrown'); } });
for (const stream of [late, early, thrower]) new Console(stream).log('x');
assert.strictEqual(thrower.listenerCount('error'), 0);

const again = new Writable({ write() { throw new Error('thrown'); } });
const strict = new Console({ stdout: again, ignoreErrors: false });
assert.throws(() => strict.log('x'), /^Error: thrown$/);
const heard = new Writable({ write(chunk, _, done) { done(new Error('heard')); } });
const errors = [];
heard.on('error', ({ message }) => errors.push(message));
new Console({ stdout: heard, ignoreErrors: false }).log('x');
process.on('exit', () => assert.deepStrictEqual(errors, ['heard']));
