// A TCP echo: events of both ends in order, addresses, errors of arguments.
'use strict';
const net = require('net');

const log = [];
const server = net.createServer((socket) => {
  log.push('connection');
  socket.on('data', (data) => { log.push(`server got ${data}`); socket.end(data); });
  socket.on('end', () => log.push('server end'));
});
server.listen(0, '127.0.0.1', () => {
  const { port, family, address } = server.address();
  console.log(family, address, server.listening);
  const client = net.connect(port, '127.0.0.1');
  for (const name of ['lookup', 'connect', 'ready', 'end', 'close']) {
    client.on(name, () => log.push(`client ${name}`));
  }
  client.on('data', (data) => log.push(`client got ${data}`));
  client.write('hello');
  client.on('close', () => server.close(() => {
    console.log(log.sort());
    net.connect(port, '127.0.0.1').on('error', (error) => {
      console.log(error.code, error.syscall, error.address, error.message.replace(port, 'P'));
    });
  }));
});
for (const action of [() => net.connect(99999), () => net.connect({}),
  () => net.createServer().listen(-1),
  () => net.connect({ port: 'x' }), () => net.createServer(1), () => net.isIP(),
  () => new net.Socket({ fd: -1 }), () => net.createServer().listen({})]) {
  try {
    console.log(typeof action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(net.isIP('1.2.3.4'), net.isIP('::1'), net.isIP('x'));
console.log(net.isIPv4('::1'), net.isIPv6('::'));
