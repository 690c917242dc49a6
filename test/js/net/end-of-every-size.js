'use strict';
// What end(data) sends may leave together with the end of the stream. The same bytes arrive, and
// the end behind them, as when write() and end() are turns apart: for every size, also where the
// other side reads late and the system takes only a part at first, and in both directions.
const assert = require('assert');
const net = require('net');

const kSizes = [0, 1, 3, 1000, 16383, 16384, 16385, 100_000, 3_000_000];
const kWays = ['together', 'apart'];
const cases = kSizes.flatMap((size) => kWays.map((way) => ({ size, way })));
let told = 0;

function bytesOf(size) {
  const bytes = Buffer.alloc(size);
  for (let i = 0; i < size; i += 97) bytes[i] = i % 251;
  return bytes;
}

function sendAll(socket, { size, way }, done) {
  const bytes = bytesOf(size);
  socket.on('finish', done);
  if (way === 'together') {
    socket.end(bytes);
  } else {
    socket.write(bytes);
    setImmediate(() => setImmediate(() => socket.end()));
  }
}

function check(socket, { size }, late, done) {
  const chunks = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('end', () => {
    assert.ok(Buffer.concat(chunks).equals(bytesOf(size)));
    done();
  });
  if (late) {
    socket.pause();
    setTimeout(() => socket.resume(), 20);
  }
}

// The server ends first, the client answers with as much once it has everything.
function run(index) {
  if (index === cases.length * 2) {
    server.close();
    return;
  }
  const each = cases[index >> 1];
  const late = (index & 1) === 1;
  const order = [];
  server.once('connection', (socket) => {
    sendAll(socket, each, () => order.push('server finish'));
    check(socket, each, late, () => order.push('server end'));
    socket.on('close', () => {
      assert.deepStrictEqual(order.slice(0, 1), ['server finish']);
      assert.ok(order.includes('server end') && order.includes('client end'));
      told++;
      run(index + 1);
    });
  });
  const { port } = server.address();
  const client = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  check(client, each, late, () => {
    order.push('client end');
    sendAll(client, each, () => {});
  });
}

const server = net.createServer({ allowHalfOpen: true });
server.listen(0, '127.0.0.1', () => run(0));
process.on('exit', () => assert.strictEqual(told, cases.length * 2));
