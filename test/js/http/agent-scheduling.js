'use strict';
// scheduling: 'lifo' takes the connection that was used last, 'fifo' the one that waits longest.
const assert = require('assert');
const http = require('http');

const picked = {};
function check(scheduling, next) {
  const agent = new http.Agent({ keepAlive: true, scheduling });
  const sockets = [];
  const server = http.createServer((request, response) => response.end('x'));
  const ask = (onSocket, onEnd) => {
    const request = http.get({ host: '127.0.0.1', port: server.address().port, agent },
      (response) => response.resume().on('close', () => setImmediate(onEnd)));
    request.on('socket', onSocket);
  };
  server.listen(0, '127.0.0.1', () => {
    let left = 2;
    const note = (socket) => sockets.push(socket);
    const proceed = () => {
      if (--left > 0) return;
      const free = [...Object.values(agent.freeSockets)[0]];
      ask((socket) => { picked[scheduling] = free.indexOf(socket); }, () => {
        agent.destroy();
        server.close(next);
      });
    };
    ask(note, proceed);
    ask(note, proceed);
  });
}
assert.throws(() => new http.Agent({ scheduling: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
check('lifo', () => check('fifo', () => {}));
process.on('exit', () => assert.deepStrictEqual(picked, { lifo: 1, fifo: 0 }));
