'use strict';
// A copy of shared memory is another object of the same memory; a module of WebAssembly is copied
// without being compiled again.
const assert = require('assert');
const { receiveMessageOnPort } = require('worker_threads');

const memory = new SharedArrayBuffer(2);
const copy = structuredClone({ one: memory, other: memory });
assert.notStrictEqual(copy.one, memory);
assert.strictEqual(copy.one, copy.other);
new Uint8Array(copy.one)[1] = 7;
assert.strictEqual(new Uint8Array(memory)[1], 7);

const compiled = new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
const { port1, port2 } = new MessageChannel();
port1.postMessage({ module: compiled });
const { message } = receiveMessageOnPort(port2);
assert.ok(message.module instanceof WebAssembly.Module && message.module !== compiled);
assert.ok(new WebAssembly.Instance(message.module));
port1.close();
