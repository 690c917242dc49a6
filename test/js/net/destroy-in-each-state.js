'use strict';
// destroy(): before connecting, while connecting, connected, after end; with and without an
// error. 'close' tells of the error if there was a handle.
const assert = require('assert');
const net = require('net');

const closes = {};
function watch(name, socket, expected) {
  socket.on('error', (error) => assert.strictEqual(error, expected));
  socket.on('close', (hadError) => {
    closes[name] = hadError;
    assert.strictEqual(socket.destroyed, true);
    assert.strictEqual(socket._handle, null);
    assert.strictEqual(socket.readyState, 'closed');
  });
  return socket;
}

const fault = new Error('on purpose');
assert.strictEqual(watch('new', new net.Socket()).destroy().destroyed, true);
watch('new with error', new net.Socket(), fault).destroy(fault);

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const connect = (name, expected) => watch(name, net.connect(port, '127.0.0.1'), expected);
  const connecting = connect('connecting');
  connecting.on('connect', () => assert.fail('connected'));
  let refused;
  connecting.write('x', (error) => { refused = error.code; });
  connecting.destroy();
  assert.strictEqual(connecting.connecting, false);
  connecting.on('close', () => assert.match(refused, /^ERR_S/));
  const named = watch('looking up', net.connect(port, 'localhost'));
  named.destroy();
  const open = connect('connected');
  open.on('connect', () => open.destroy());
  const faulty = connect('connected with error', fault);
  faulty.on('connect', () => faulty.destroy(fault));
  const ended = connect('ended');
  ended.on('connect', () => {
    ended.end('bye');
    ended.destroy();
  });
  const soon = connect('soon');
  soon.on('connect', () => {
    soon.write('all of this');
    soon.destroySoon();
    soon.on('finish', () => { closes.finish = true; });
  });
  setImmediate(() => server.close());
});
process.on('exit', () => {
  assert.deepStrictEqual(closes, {
    new: undefined, 'new with error': undefined, connecting: false, 'looking up': false,
    connected: false, 'connected with error': true, ended: false, finish: true, soon: false,
  });
});
