// CustomEvent.
// options: --no-warnings --experimental-global-customevent
'use strict';
const event = new CustomEvent('c', { detail: { a: 1 }, cancelable: true });
console.log(event.type, event.detail, event.cancelable, event instanceof Event);
console.log(new CustomEvent('d').detail, Object.prototype.toString.call(event), CustomEvent.name);
for (const action of [() => new CustomEvent(), () => new CustomEvent('x', 1),
  () => Reflect.get(CustomEvent.prototype, 'detail', {})]) {
  try {
    console.log(typeof action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
