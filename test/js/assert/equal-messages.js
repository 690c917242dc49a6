'use strict';
// The messages of the functions that compare two values, as Node 18 words them.
const assert = require('assert');

function show(fn) {
  try {
    fn();
    console.log('no error');
  } catch ({ name, code, message, operator, generatedMessage }) {
    console.log(`--- ${name} ${code} ${operator} ${generatedMessage}\n${message}`);
  }
}
show(() => assert.strictEqual(1, 2));
show(() => assert.strictEqual(0, -0));
show(() => assert.strictEqual('a', 'b', 'with a message'));
show(() => assert.strictEqual('the quick brown fox', 'the quick red fox'));
show(() => assert.strictEqual('one\ntwo\nthree', 'one\n2\nthree'));
show(() => assert.strictEqual({}, {}));
show(() => assert.strictEqual([1], [2]));
show(() => assert.strictEqual(() => {}, () => {}));
show(() => assert.strictEqual(null, undefined));
show(() => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, '2'] }));
show(() => assert.deepStrictEqual([1, 2, 3], [1, 2, 3, 4]));
show(() => assert.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]])));
show(() => assert.deepStrictEqual(new Set(['a']), new Set(['b'])));
show(() => assert.deepStrictEqual([Symbol('a')], [Symbol('a')]));
show(() => assert.deepStrictEqual({ a: undefined }, {}));
show(() => assert.deepStrictEqual(new Error('a'), new Error('b')));
show(() => assert.deepStrictEqual(-0, 0));
show(() => assert.equal(1, 2));
show(() => assert.equal({ a: 1 }, 'text'));
show(() => assert.deepEqual({ a: 1 }, { a: 2 }));
show(() => assert.notEqual(1, '1'));
show(() => assert.notStrictEqual(1, 1));
show(() => assert.notStrictEqual('a longer text', 'a longer text'));
const object = { a: { b: 1 } };
show(() => assert.notStrictEqual(object, object));
show(() => assert.notDeepStrictEqual({ a: { b: 1 } }, { a: { b: 1 } }));
show(() => assert.notDeepEqual({ a: 1 }, { a: '1' }));
show(() => assert.notDeepEqual([1], [1]));
show(() => assert.strictEqual(1, 1));
