'use strict';
// Trailers behind a chunked body of no bytes are told, even when all comes in one piece.
const assert = require('assert');
const http = require('http');
const net = require('net');

let trailers;
const server = http.createServer((request, response) => {
  request.resume().on('end', () => {
    trailers = request.rawTrailers;
    response.end();
    server.close();
  });
});
server.listen(0, () => {
  net.connect(server.address().port, '127.0.0.1').resume()
    .end('POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nT: v\r\nU: \r\n\r\n');
});
process.on('exit', () => assert.deepStrictEqual(trailers, ['T', 'v', 'U', '']));
