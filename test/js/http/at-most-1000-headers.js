'use strict';
// Without maxHeadersCount a message has the first thousand headers, with 0 all.
const assert = require('assert');
const http = require('http');

const counts = [];
const server = http.createServer((request, response) => {
  counts.push(Object.keys(request.headers).length);
  response.end();
});
function get(then) {
  const headers = { __proto__: null };
  for (let i = 0; i < 1500; i++) headers[`h${i}`] = 1;
  const options = { port: server.address().port, headers, agent: false };
  http.get(options, (response) => response.resume().on('end', then));
}
server.listen(0, () => {
  get(() => {
    server.maxHeadersCount = 0;
    get(() => server.close());
  });
});
process.on('exit', () => assert.deepStrictEqual(counts, [1000, 1502]));
