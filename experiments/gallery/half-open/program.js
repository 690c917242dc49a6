'use strict';
// A client says all that it has to say, ends its side, and waits for the answer.
const { once } = require('events');
const net = require('net');

function answerLater(server, socket) {
  socket.on('error', () => {}); // told below
  socket.resume();
  socket.on('end', () => setTimeout(() => { // thinks for a moment
    socket.end('yes', (error) => server.emit('answered', error));
  }, 5));
}

async function ask(name, options) {
  const server = net.createServer(options, (socket) => answerLater(server, socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const client = net.connect(server.address().port, '127.0.0.1');
  let got = '';
  client.on('data', (data) => { got += data; });
  client.end('is anybody there?');

  const [[error]] = await Promise.all([once(server, 'answered'), once(client, 'close')]);
  console.log(`${name}: the server ${error ? 'could not answer' : 'has answered'}`);
  console.log(`${name}: the client got "${got}"`);
  server.close();
}

ask('default', {}).then(() => ask('allowHalfOpen', { allowHalfOpen: true }));
