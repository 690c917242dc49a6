'use strict';
// A message whose head, body and end come together is told without ticks in between: the response
// is readable once.
const assert = require('assert');
const http = require('http');

const server = http.createServer((request, response) => response.end('Hello'));
server.listen(0, () => {
  http.get({ port: server.address().port }, (response) => {
    let readable = 0;
    let text = '';
    response.on('readable', () => {
      readable++;
      for (let chunk; (chunk = response.read()) !== null;) text += chunk;
    });
    response.on('end', () => {
      assert.strictEqual(text, 'Hello');
      assert.strictEqual(readable, 1);
      server.close();
    });
  });
});
