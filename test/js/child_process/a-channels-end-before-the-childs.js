'use strict';
// A child that is killed: what it has sent comes first, then the end of its channel, then its own;
// also while a handle that was sent to it is not acknowledged.
const assert = require('assert');
const { fork } = require('child_process');
const net = require('net');

if (process.argv[2] === 'child') {
  for (let i = 0; i < 100; i++) process.send(i);
  process.kill(process.pid, 'SIGKILL');
} else if (process.argv[2] === 'deaf') {
  process.send('up');
  for (;;); // takes nothing
}

function told(argument, onMessage) {
  const child = fork(__filename, [argument]);
  const events = [];
  child.on('message', (message) => {
    events.push(message);
    onMessage?.(child);
  });
  for (const name of ['disconnect', 'exit', 'close']) child.on(name, () => events.push(name));
  return events;
}

const all = told('child');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const deaf = told('deaf', (child) => {
    child.send('a server', server);
    child.kill('SIGKILL');
    server.close();
  });
  process.on('exit', () => {
    assert.deepStrictEqual(deaf, ['up', 'disconnect', 'exit', 'close']);
    assert.deepStrictEqual(all, [...Array(100).keys(), 'disconnect', 'exit', 'close']);
  });
});
