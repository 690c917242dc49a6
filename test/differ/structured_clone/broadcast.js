// BroadcastChannel: who hears what, closing, errors, names.
'use strict';
const one = new BroadcastChannel('name');
const two = new BroadcastChannel('name');
const other = new BroadcastChannel('other');
other.onmessage = () => console.log('never');
two.onmessage = (event) => {
  console.log('two', event.data, event.type, event.target === two);
  two.postMessage('answer');
};
one.onmessage = (event) => {
  console.log('one', event.data);
  one.close();
  two.close();
  other.close();
  try {
    one.postMessage('x');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};
one.postMessage({ a: [1] });
console.log(one.name, one);
for (const action of [() => new BroadcastChannel(), () => one.postMessage(),
  () => one.postMessage(() => {}), () => new BroadcastChannel(12).unref().name]) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
