'use strict';
// A header whose value goes on in the next line is refused, unless the parser is lenient; the same
// for trailers. The error says where.
const assert = require('assert');
const http = require('http');
const net = require('net');

const get = 'GET / HTTP/1.1\r\n';
const chunked = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n';
const cases = [
  [`${get}A: b\r\n c\r\n\r\n`, 'Unexpected whitespace after header value', 22],
  [`${get}A:\r\n\tc\r\n\r\n`, 'Invalid header value char', 21],
  [`${chunked}T: v\r\n w\r\n\r\n`, 'Unexpected whitespace after header value', 56],
];

function send(text, insecureHTTPParser, onDone) {
  const seen = [];
  const server = http.createServer({ insecureHTTPParser }, (request, response) => {
    request.resume().on('end', () => {
      seen.push(request.headers.a ?? request.trailers.t);
      response.end();
    });
    request.on('error', () => {});
  });
  server.on('clientError', (error, socket) => {
    seen.push([error.code, error.message, error.bytesParsed]);
    socket.destroy();
  });
  server.listen(0, () => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    socket.on('error', () => {}).resume().end(text);
    socket.on('close', () => server.close(() => onDone(seen)));
  });
}

let done = 0;
for (const [text, reason, bytesParsed] of cases) {
  send(text, false, (seen) => {
    done++;
    assert.deepStrictEqual(seen,
      [['HPE_INVALID_HEADER_TOKEN', `Parse Error: ${reason}`, bytesParsed]]);
  });
  send(text, true, (seen) => {
    done++;
    assert.strictEqual(seen.length, 1);
    assert.match(seen[0], /[cw]$/);
  });
}
process.on('exit', () => assert.strictEqual(done, 6));
