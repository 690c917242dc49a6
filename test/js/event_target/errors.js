'use strict';
// Wrong use of EventTarget and Event.
const assert = require('assert');

const target = new EventTarget();
assert.throws(() => new Event(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => new Event(Symbol('name')), TypeError);
assert.throws(() => target.dispatchEvent({}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => target.addEventListener('event', 5), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "listener" argument must be an instance of EventListener. Received type number (5)',
});
assert.throws(() => EventTarget.prototype.dispatchEvent.call({}, new Event('event')), {
  code: 'ERR_INVALID_THIS',
});
let caught;
target.addEventListener('event', (event) => {
  try {
    target.dispatchEvent(event);
  } catch (error) {
    caught = error;
  }
});
target.dispatchEvent(new Event('event'));
assert.strictEqual(caught.code, 'ERR_EVENT_RECURSION');
