// throws and doesNotThrow with every kind of expectation.
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

const boom = () => { throw Object.assign(new TypeError('boom'), { code: 'E_BOOM', extra: [1] }); };
attempt(() => assert.throws(boom));
attempt(() => assert.throws(boom, TypeError));
attempt(() => assert.throws(boom, RangeError));
attempt(() => assert.throws(boom, /boom/));
attempt(() => assert.throws(boom, /bang/));
attempt(() => assert.throws(boom, { code: 'E_BOOM', message: /oo/ }));
attempt(() => assert.throws(boom, { code: 'E_OTHER' }));
attempt(() => assert.throws(boom, { message: 'bang', name: 'TypeError' }));
attempt(() => assert.throws(boom, { missing: 1 }));
attempt(() => assert.throws(boom, { extra: [2] }));
attempt(() => assert.throws(boom, new TypeError('bang')));
attempt(() => assert.throws(boom, () => true));
attempt(() => assert.throws(boom, () => false));
attempt(() => assert.throws(boom, function check() { return 'x'; }));
attempt(() => assert.throws(boom, {}));
attempt(() => assert.throws(boom, 'boom'));
attempt(() => assert.throws(boom, 'other'));
attempt(() => assert.throws(() => {}));
attempt(() => assert.throws(() => {}, TypeError));
attempt(() => assert.throws(() => {}, 'message'));
attempt(() => assert.throws(() => {}, TypeError, 'message'));
attempt(() => assert.throws(() => {}, /x/, 'message'));
attempt(() => assert.throws('not a function'));
attempt(() => assert.throws(boom, 1));
attempt(() => assert.throws(() => { throw null; }));
attempt(() => assert.throws(() => { throw null; }, TypeError));
attempt(() => assert.throws(() => { throw 'text'; }, /text/));
attempt(() => assert.throws(() => { throw { a: 1 }; }, { a: 2 }));
attempt(() => assert.doesNotThrow(() => {}));
attempt(() => assert.doesNotThrow(boom));
attempt(() => assert.doesNotThrow(boom, 'given'));
attempt(() => assert.doesNotThrow(boom, TypeError, 'given'));
attempt(() => assert.doesNotThrow(boom, RangeError));
