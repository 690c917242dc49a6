'use strict';
// Modules that require each other get what is there so far, and warnings for what is not.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'a.js': `exports.early = 1;
const b = require('./b');
exports.late = b.seen;`,
  'b.js': `const a = require('./a');
exports.seen = [a.early, a.late];
exports.again = require('./a') === a;
exports.keys = Object.keys(a);`,
});
process.removeAllListeners('warning');
const messages = [];
process.on('warning', ({ message }) => messages.push(message));
const a = require(path.join(folder, 'a.js'));
const b = require(path.join(folder, 'b.js'));
assert.deepStrictEqual(a.late, [1, undefined]);
assert.strictEqual(b.again, true);
assert.deepStrictEqual(b.keys, ['early']);
assert.strictEqual(Object.getPrototypeOf(a), Object.prototype);
assert.strictEqual(a.nothing, undefined);
setImmediate(() => assert.deepStrictEqual(messages, [
  "Accessing non-existent property 'late' of module exports inside circular dependency",
]));
