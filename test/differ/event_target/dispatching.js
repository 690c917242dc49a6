// EventTarget and Event: phases, options, properties, errors, handlers that throw.
'use strict';
const attempt = require('../fixtures/attempt');
const target = new EventTarget();
target.addEventListener('x', (event) => {
  console.log(event.type, event.target === target, event.currentTarget === target,
    event.eventPhase, event.composedPath().length, event.cancelable, event.defaultPrevented);
});
target.addEventListener('x', { handleEvent(event) { console.log('object', this !== target); } });
target.addEventListener('x', () => console.log('once'), { once: true });
target.addEventListener('x', (event) => event.preventDefault(), { passive: true });
target.addEventListener('x', (event) => {
  event.stopImmediatePropagation();
  console.log('stopped');
});
target.addEventListener('x', () => console.log('never'));
console.log(target.dispatchEvent(new Event('x', { cancelable: true })));
console.log(target.dispatchEvent(new Event('x')));
const event = new Event('e', { bubbles: true, cancelable: true, composed: true });
console.log(event.bubbles, event.cancelable, event.composed, event.isTrusted, event.returnValue,
  event.cancelBubble, event.srcElement, event.defaultPrevented);
event.preventDefault();
console.log(event.defaultPrevented, event.returnValue, typeof event.timeStamp);
console.log(Event.NONE, Event.CAPTURING_PHASE, Event.AT_TARGET, Event.BUBBLING_PHASE);
attempt(() => new Event());
attempt(() => new Event('x', 1).bubbles);
attempt(() => new Event(Symbol('s')));
attempt(() => target.dispatchEvent('x'));
attempt(() => target.addEventListener('x'));
attempt(() => target.addEventListener('x', 'y'));
attempt(() => target.addEventListener('x', null));
attempt(() => target.addEventListener('x', () => {}, { signal: 1 }));
attempt(() => EventTarget.prototype.addEventListener.call({}, 'x', () => {}));
attempt(() => {
  const again = new Event('again');
  target.addEventListener('again', () => target.dispatchEvent(again));
  target.dispatchEvent(again);
});
const controller = new AbortController();
target.addEventListener('s', () => console.log('heard'), { signal: controller.signal });
target.dispatchEvent(new Event('s'));
controller.abort();
target.dispatchEvent(new Event('s'));
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
target.addEventListener('t', () => { throw new Error('from a listener'); });
target.addEventListener('t', () => console.log('still called'));
target.dispatchEvent(new Event('t'));
console.log(Object.prototype.toString.call(target), String(event));
