// What transferring does to buffers and views, in postMessage too.
'use strict';
const { markAsUntransferable } = require('worker_threads');

const buffer = new ArrayBuffer(8);
const view = new Uint8Array(buffer, 2, 4);
view[0] = 7;
const { port1, port2 } = new MessageChannel();
port2.on('message', (received) => {
  console.log(received.view.byteOffset, received.view[0], received.view.buffer.byteLength);
  port2.close();
});
port1.postMessage({ view }, [buffer]);
console.log(buffer.byteLength, view.byteLength, view.byteOffset);
const kept = new ArrayBuffer(2);
markAsUntransferable(kept);
console.log(structuredClone(kept, { transfer: [kept] }).byteLength, kept.byteLength);
const twice = new ArrayBuffer(2);
for (const action of [() => structuredClone(1, { transfer: [twice, twice] }),
  () => structuredClone(1, { transfer: [port1, port1] }), () => structuredClone(port1)]) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const shared = new SharedArrayBuffer(2);
const again = structuredClone(shared);
new Uint8Array(shared)[0] = 9;
console.log(new Uint8Array(again)[0]);
