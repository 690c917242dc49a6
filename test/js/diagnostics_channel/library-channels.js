'use strict';
// What net and http tell on channels of their own; a store entered when a request begins is there
// when its response ends.
const assert = require('assert');
const http = require('http');
const net = require('net');
const { AsyncLocalStorage } = require('async_hooks');
const diagnostics = require('diagnostics_channel');

const storage = new AsyncLocalStorage();
const told = [];
const messages = {};
for (const name of ['net.client.socket', 'net.server.socket', 'http.client.request.start',
  'http.client.response.finish', 'http.server.request.start', 'http.server.response.finish']) {
  diagnostics.subscribe(name, (message, channel) => {
    assert.strictEqual(channel, name);
    told.push(name);
    messages[name] = message;
    if (name === 'http.server.request.start') storage.enterWith(message);
    if (name === 'http.server.response.finish') {
      assert.strictEqual(storage.getStore(), messages['http.server.request.start']);
    }
  });
}

const parts = {};
const server = http.createServer((request, response) => {
  Object.assign(parts, { request, response, socket: request.socket, server });
  setImmediate(() => response.end('done'));
});
server.listen(0, () => {
  const request = http.get({ port: server.address().port }, (response) => {
    response.resume().on('end', () => {
      server.close();
      check(request, response);
    });
  });
});

function check(request, response) {
  assert.strictEqual(messages['http.client.request.start'].request, request);
  assert.deepStrictEqual(Object.keys(messages['http.client.response.finish']),
    ['request', 'response']);
  assert.strictEqual(messages['http.client.response.finish'].response, response);
  for (const name of ['http.server.request.start', 'http.server.response.finish']) {
    assert.deepStrictEqual(Object.keys(messages[name]).sort(), Object.keys(parts).sort());
    for (const key of Object.keys(parts)) assert.strictEqual(messages[name][key], parts[key]);
  }
  for (const name of ['net.client.socket', 'net.server.socket']) {
    assert.ok(messages[name].socket instanceof net.Socket);
  }
}
process.on('exit', () => assert.deepStrictEqual(told.sort(), Object.keys(messages).sort()));
