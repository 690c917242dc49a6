'use strict';
// A failed assert.ok() shows the expression as it stands in the file.
const assert = require('assert');

function message(fn) {
  try {
    fn();
  } catch (error) {
    assert.strictEqual(error.code, 'ERR_ASSERTION');
    assert.strictEqual(error.generatedMessage, true);
    assert.strictEqual(error.operator, '==');
    assert.strictEqual(error.expected, true);
    return error.message;
  }
  return 'no error';
}
const falsy = (text) => `The expression evaluated to a falsy value:\n\n  ${text}\n`;

assert.strictEqual(message(() => assert(false)), falsy('assert(false)'));
assert.strictEqual(message(() => assert.ok(typeof 123 === 'string')),
  falsy("assert.ok(typeof 123 === 'string')"));
assert.strictEqual(message(() => { assert(true); assert(0); assert(1); }), falsy('assert(0)'));
assert.strictEqual(message(() => assert.equal(assert(null, undefined), 1)),
  falsy('assert(null, undefined)'));
assert.strictEqual(message(() => assert.strict(  0 /* why */)),
  falsy('assert.strict(  0 /* why */)'));
assert.strictEqual(message(() => {
    assert.ok(((a) => {
      return a &&
        false;
    })(1));
}), falsy('assert.ok(((a) => {\n    return a &&\n      false;\n  })(1))'));
const { ok: renamed } = assert;
assert.strictEqual(message(() => renamed('' || 0)), falsy("renamed('' || 0)"));
assert.strictEqual(message(() => assert('\u65e5'.length === 2)),
  falsy("assert('\\u65e5'.length === 2)"));
assert.strictEqual(message(() => assert.ok.call(null, 0)), falsy('assert.ok.call(null, 0)'));
assert.strictEqual(message(() => assert.ok()), 'No value argument passed to `assert.ok()`');
assert.throws(() => assert(0, 'told'), { message: 'told', generatedMessage: false });
const mine = new TypeError('mine');
assert.throws(() => assert(0, mine), (error) => error === mine);
