'use strict';
// What an http server answers to a request that it cannot read.
//
//   replyTo(code)    the whole response, by the error's code

const reply = (status) => `HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`;

function replyTo(code) {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW': return reply('431 Request Header Fields Too Large');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW': return reply('413 Payload Too Large');
    case 'ERR_HTTP_REQUEST_TIMEOUT': return reply('408 Request Timeout');
    default: return reply('400 Bad Request');
  }
}

module.exports = { replyTo };
