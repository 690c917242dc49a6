'use strict';
// A response's 'close' is told to whoever listens in time: before end(), behind it, and in what
// waits for a tick then; and its state says the same.
const assert = require('assert');
const http = require('http');

const told = [];
const when = {
  before(res, listen) { listen(); res.end('x'); },
  behind(res, listen) { res.end('x'); listen(); },
  tick(res, listen) {
    res.end('x');
    process.nextTick(() => { told.push(`${res.destroyed}`); listen(); });
  },
  tickBefore(res, listen) { process.nextTick(listen); res.end('x'); },
  finish(res, listen) { res.on('finish', listen).end('x'); },
  patched(res) {
    const { emit } = res;
    res.emit = function(name, ...args) {
      if (name === 'close') told.push('patched');
      return emit.call(this, name, ...args);
    };
    res.end('x');
  },
  nobody(res) { res.end('x'); setImmediate(() => told.push(`${res.destroyed} ${res.closed}`)); },
};
const names = Object.keys(when);

const server = http.createServer((req, res) => {
  const name = req.url.slice(1);
  when[name](res, () => res.on('close', () => told.push(`${name} ${res.destroyed}`)));
});
const agent = new http.Agent({ keepAlive: true });

function ask(index) {
  if (index === names.length) {
    server.close();
    agent.destroy();
    return;
  }
  http.get({ host: '127.0.0.1', port: server.address().port, path: `/${names[index]}`, agent },
    (res) => res.resume().on('end', () => setTimeout(ask, 10, index + 1)));
}
server.listen(0, '127.0.0.1', () => ask(0));
process.on('exit', () => assert.deepStrictEqual(told, ['before true', 'behind true', 'false',
  'tick true', 'tickBefore true', 'finish true', 'patched', 'true true']));
