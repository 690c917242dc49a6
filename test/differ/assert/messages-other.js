// ok, fail, ifError, match, doesNotMatch, notDeepStrictEqual, deepEqual.
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

attempt(() => assert.ok(0, 'given'));
attempt(() => assert(true));
attempt(() => assert());
attempt(() => assert.ok());
attempt(() => assert.fail());
attempt(() => assert.fail('boom'));
attempt(() => assert.fail(new RangeError('own')));
attempt(() => assert.ifError(null));
attempt(() => assert.ifError(undefined));
attempt(() => assert.ifError(0));
attempt(() => assert.ifError(new Error('x')));
attempt(() => assert.ifError('text'));
attempt(() => assert.ifError({ a: 1 }));
attempt(() => assert.match('abc', /x/));
attempt(() => assert.match('abc', /b/));
attempt(() => assert.match(123, /x/));
attempt(() => assert.match('abc', 'x'));
attempt(() => assert.match('abc', /x/, 'given'));
attempt(() => assert.match('abc', /x/, new TypeError('given')));
attempt(() => assert.doesNotMatch('abc', /b/));
attempt(() => assert.doesNotMatch(123, /b/));
attempt(() => assert.notDeepStrictEqual({ a: 1 }, { a: 1 }));
attempt(() => assert.notDeepStrictEqual(1, 1));
attempt(() => assert.notDeepEqual([1], ['1']));
attempt(() => assert.deepEqual({ a: 1 }, { a: '1' }));
attempt(() => assert.deepEqual({ a: 1 }, { a: 2 }));
attempt(() => assert.deepEqual([1, 2], [2, 1]));
attempt(() => assert.deepEqual(new Set([1]), new Set(['1'])));
attempt(() => assert.deepEqual());
attempt(() => assert.deepStrictEqual(1));
attempt(() => assert.notStrictEqual(1, 1, 'm'));
attempt(() => assert.fail(1, 2, undefined, '>'));
attempt(() => assert.fail(1, 2, 'm', '>'));
