// ssh2: a server and a client in one process: key exchange, a password, a key, commands, a shell,
// forwarding of a connection.
'use strict';
const assert = require('assert');
const net = require('net');
const { once } = require('events');
const { Client, Server, utils } = require('ssh2');

const host = utils.generateKeyPairSync('ed25519');
const user = utils.generateKeyPairSync('ecdsa', { bits: 256 });

function authenticate(context) {
  const key = utils.parseKey(user.public);
  if (context.method === 'password' && context.password === 'right') return context.accept();
  if (context.method === 'publickey' && context.key.data.equals(key.getPublicSSH()) &&
      (!context.signature || key.verify(context.blob, context.signature, context.hashAlgo))) {
    return context.accept();
  }
  return context.reject(['password', 'publickey']);
}

function serveSession(session) {
  session.on('exec', (accept, reject, { command }) => {
    const stream = accept();
    stream.stderr.write('to stderr');
    stream.write(`ran ${command}`);
    stream.exit(3);
    stream.end();
  });
  session.on('pty', (accept) => accept());
  session.on('shell', (accept) => {
    const stream = accept();
    stream.on('data', (line) => (`${line}` === 'exit\n' ? stream.end() : stream.write(line)));
  });
}

function serve(connection) {
  connection.on('error', () => {});
  connection.on('authentication', authenticate);
  connection.on('session', (accept) => serveSession(accept()));
  connection.on('tcpip', (accept, reject, { destPort }) => {
    const socket = net.connect(destPort, '127.0.0.1', () => {
      const stream = accept();
      stream.pipe(socket).pipe(stream);
    });
  });
}

async function connect(server, settings) {
  const client = new Client();
  client.connect({ host: '127.0.0.1', port: server.address().port, username: 'u', ...settings });
  await once(client, 'ready');
  return client;
}

const call = (object, name, ...args) => new Promise((resolve, reject) => {
  object[name](...args, (error, result) => (error ? reject(error) : resolve(result)));
});

async function textOf(stream, until = 'close') {
  let text = '';
  stream.on('data', (chunk) => { text += chunk; });
  await once(stream, until);
  return text;
}

async function main() {
  const server = new Server({ hostKeys: [host.private] }, serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  await assert.rejects(connect(server, { password: 'wrong' }), { level: 'client-authentication' });
  const client = await connect(server, { password: 'right' });
  const run = await call(client, 'exec', 'date');
  const closed = once(run, 'close');
  assert.deepStrictEqual(await Promise.all([textOf(run), textOf(run.stderr, 'end')]),
    ['ran date', 'to stderr']);
  assert.strictEqual((await closed)[0], 3);
  const shell = await call(client, 'shell');
  shell.write('hello\n');
  assert.strictEqual(`${(await once(shell, 'data'))[0]}`, 'hello\n');
  shell.end('exit\n');

  const echo = net.createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const tunnel = await call(client, 'forwardOut', '127.0.0.1', 1, '127.0.0.1', echo.address().port);
  const bytes = Buffer.alloc(300000, 'x');
  tunnel.end(bytes);
  assert.strictEqual((await textOf(tunnel)).length, bytes.length);
  echo.close();
  client.end();

  const byKey = await connect(server, { privateKey: user.private });
  byKey.end();
  await once(byKey, 'close');
  server.close();
  console.log('ssh2: connected');
}
main();
