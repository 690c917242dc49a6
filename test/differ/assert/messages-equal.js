// What equal, strictEqual and their opposites say.
'use strict';
const assert = require('assert');

function attempt(action) {
  try {
    action();
    console.log('passed');
  } catch (error) {
    console.log(error.name, error.code, error.generatedMessage, error.operator, error.message);
  }
}

attempt(() => assert.equal(1, 2));
attempt(() => assert.equal(1, '1'));
attempt(() => assert.equal(NaN, NaN));
attempt(() => assert.equal({ a: 1 }, { a: 1 }));
attempt(() => assert.notEqual(1, 1));
attempt(() => assert.strictEqual(1, 2));
attempt(() => assert.strictEqual('a\nb\nc', 'a\nb\nd'));
attempt(() => assert.strictEqual('x'.repeat(30), 'x'.repeat(29) + 'y'));
attempt(() => assert.strictEqual(1, '1'));
attempt(() => assert.strictEqual(-0, 0));
attempt(() => assert.strictEqual([1], [1]));
attempt(() => assert.strictEqual({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }));
attempt(() => assert.strictEqual(null, undefined));
attempt(() => assert.strictEqual(() => {}, 5));
attempt(() => assert.strictEqual(10n, 10));
attempt(() => assert.strictEqual(Symbol('a'), Symbol('a')));
attempt(() => assert.strictEqual(true, false));
attempt(() => assert.notStrictEqual(1, 1));
attempt(() => assert.notStrictEqual('a long text '.repeat(5), 'a long text '.repeat(5)));
const o = { a: [1, 2, 3] };
attempt(() => assert.notStrictEqual(o, o));
attempt(() => assert.strictEqual(1, 2, new TypeError('given')));
attempt(() => assert.strictEqual(1));
attempt(() => assert.equal(1, 2, ''));
attempt(() => assert.strictEqual('', ' '));
attempt(() => assert.strictEqual('a'.repeat(100), 'b'.repeat(100)));
attempt(() => assert.strictEqual(undefined, null, undefined));
