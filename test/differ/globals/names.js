// The globals of the language's host that everybody uses: their kind and whether they enumerate.
'use strict';
for (const name of ['global', 'process', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval',
  'clearInterval', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'structuredClone', 'atob',
  'btoa', 'console', 'performance', 'AbortController', 'AbortSignal', 'Event', 'EventTarget',
  'MessageChannel', 'MessagePort', 'MessageEvent', 'BroadcastChannel', 'Blob', 'DOMException',
  'TextEncoder', 'TextDecoder', 'URL', 'URLSearchParams', 'WebAssembly']) {
  const { enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, typeof globalThis[name], enumerable, configurable);
}
console.log(Object.prototype.toString.call(globalThis), global === globalThis, typeof require);
console.log(typeof __filename, typeof __dirname, this === module.exports, arguments.length);
