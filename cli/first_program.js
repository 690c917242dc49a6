// What make_code_cache runs: the library functions that this calls are compiled in the cache.
// It does a little of what most programs do. What is here costs all of them its reading from the
// cache, so nothing rare belongs here; docs/performance.md has the figures.
'use strict';

const fs = require('fs');
const http = require('http');

const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'text/plain');
  response.end('body');
});
const ignore = () => {};  // where nothing may listen, the cache has less in it

server.on('error', ignore);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  http.get({ host: '127.0.0.1', port, agent: false }, (response) => {
    response.setEncoding('utf8');
    response.on('data', ignore);
    response.on('end', () => server.close());
  }).on('error', ignore);
});
fs.readFileSync(__filename, 'utf8');
fs.readFile(__filename, ignore);
fs.promises.readFile(__filename).then(ignore);
setTimeout(ignore, 1);
setImmediate(ignore);
process.nextTick(ignore);
console.log('The library has run once.');
