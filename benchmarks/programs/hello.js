'use strict';
// An http server that answers every request with the same words. Prints its port.
const http = require('http');
const server = http.createServer((req, res) => res.end('Hello, World!'));
server.listen(0, '127.0.0.1', 4096, () => console.log(server.address().port));
