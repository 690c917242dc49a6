// MessageChannel, receiveMessageOnPort, transfers of ports, close, errors.
'use strict';
const { receiveMessageOnPort, MessageChannel, MessagePort } = require('worker_threads');

const { port1, port2 } = new MessageChannel();
console.log(receiveMessageOnPort(port2));
port1.postMessage({ a: 1 });
port1.postMessage(undefined);
console.log(receiveMessageOnPort(port2), receiveMessageOnPort(port2), receiveMessageOnPort(port2));
for (const action of [() => port1.postMessage(), () => port1.postMessage(() => {}),
  () => port1.postMessage(1, 1), () => port1.postMessage(1, [port1]), () => new MessagePort(),
  () => port1.postMessage(port2), () => port1.postMessage(1, { transfer: 1 })]) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
port2.on('message', (value) => {
  console.log('message', value);
  if (value === 'last') port2.close();
});
port2.addEventListener('message', (event) => {
  console.log('event', event.data, event.type, event.ports.length, event.constructor.name);
});
port1.on('close', () => console.log('port1 closed'));
port1.ref();
port2.on('close', () => console.log('port2 closed'));
const other = new MessageChannel();
port1.postMessage('first');
port1.postMessage({ ports: 'here' }, [other.port2]);
port1.postMessage('last');
other.port1.close();
console.log(port1 instanceof EventTarget, typeof port1.on, port1.hasRef?.());
