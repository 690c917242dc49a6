'use strict';
// A malformed request on a duplex is answered with 400, an end in the middle with a clientError.
const assert = require('assert');
const http = require('http');
const { Duplex } = require('stream');

function connect(server, text, end) {
  const made = { sent: '' };
  made.duplex = new Duplex({
    read() {},
    write(chunk, encoding, callback) {
      made.sent += chunk.latin1Slice();
      callback();
    },
  });
  made.duplex.on('error', () => {});
  server.emit('connection', made.duplex);
  made.duplex.push(text);
  if (end) made.duplex.push(null);
  return made;
}

const plain = http.createServer(() => assert.fail('no request'));
const bad = connect(plain, 'GET / HTTP/1.1\r\nbad header\r\n\r\n', false);
const codes = [];
const telling = http.createServer(() => assert.fail('no request'));
telling.on('clientError', (error, socket) => {
  codes.push(error.code);
  socket.destroy();
});
const cut = connect(telling, 'GET / HTTP/1.1\r\nHost', true);
process.on('exit', () => {
  assert.ok(bad.sent.startsWith('HTTP/1.1 400 Bad Request\r\n'), bad.sent);
  assert.deepStrictEqual(codes, ['HPE_INVALID_EOF_STATE']);
  assert.strictEqual(cut.duplex.destroyed, true);
});
