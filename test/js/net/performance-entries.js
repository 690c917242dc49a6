'use strict';
// Observers of 'net' and 'dns' are told of each connection and each look-up that succeeded.
const assert = require('assert');
const net = require('net');
const { PerformanceObserver } = require('perf_hooks');

const entries = [];
const observer = new PerformanceObserver((list) => {
  entries.push(...list.getEntries());
  if (entries.length === 3) server.close(() => observer.disconnect());
});
observer.observe({ entryTypes: ['net', 'dns'] });
assert.ok(['dns', 'net'].every((type) => PerformanceObserver.supportedEntryTypes.includes(type)));

const server = net.createServer((socket) => socket.end());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  net.connect(port, '127.0.0.1').resume().on('close', () => {
    net.connect({ port, host: 'localhost', family: 4 }).resume();
  });
});
process.on('exit', () => {
  assert.deepStrictEqual(entries.map(({ entryType, name }) => `${entryType} ${name}`),
    ['net connect', 'dns lookup', 'net connect']);
  const [first, lookup] = entries;
  assert.strictEqual(first.detail.host, '127.0.0.1');
  assert.ok(first.detail.port > 0 && first.duration >= 0 && first.startTime > 0);
  assert.deepStrictEqual([lookup.detail.hostname, lookup.detail.family, lookup.detail.addresses],
    ['localhost', 4, ['127.0.0.1']]);
});
