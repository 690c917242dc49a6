'use strict';
// Listeners are unique by function and capture; handleEvent, once and removal work as in the DOM.
const assert = require('assert');

const target = new EventTarget();
const calls = [];
const listener = (event) => calls.push(['function', event.type, event.target === target]);
target.addEventListener('event', listener);
target.addEventListener('event', listener);
target.addEventListener('event', listener, { capture: true });
target.addEventListener('event', {
  value: 5,
  handleEvent() { calls.push(['object', this.value]); },
});
target.addEventListener('event', () => calls.push(['once']), { once: true });
const event = new Event('event');
assert.strictEqual(target.dispatchEvent(event), true);
assert.deepStrictEqual(calls, [['function', 'event', true], ['function', 'event', true],
  ['object', 5], ['once']]);
assert.strictEqual(event.eventPhase, Event.NONE);
assert.strictEqual(event.currentTarget, null);
calls.length = 0;
target.removeEventListener('event', listener);
target.removeEventListener('event', listener, true);
target.dispatchEvent(event);
assert.deepStrictEqual(calls, [['object', 5]]);
