// A request and its response: headers, status, trailers, bodies, errors of arguments.
'use strict';
const http = require('http');

const server = http.createServer((req, res) => {
  console.log(req.method, req.url, req.httpVersion, req.headers.accept, req.rawHeaders.length);
  let body = '';
  req.on('data', (data) => { body += data; }).on('end', () => {
    res.setHeader('X-One', '1');
    res.setHeader('Set-Cookie', ['a=1', 'b=2']);
    console.log(res.getHeaders(), res.hasHeader('x-one'), res.getHeaderNames());
    res.writeHead(201, 'Made', { 'Content-Type': 'text/plain', 'Trailer': 'T' });
    res.write(`got ${body} `);
    res.addTrailers({ T: 'end' });
    res.end('bye');
  });
});
server.listen(0, '127.0.0.1', () => {
  const req = http.request({ port: server.address().port, method: 'POST', path: '/p?q',
    headers: { Accept: 'x/y' }, agent: false }, (res) => {
    let body = '';
    res.setEncoding('utf8').on('data', (data) => { body += data; }).on('end', () => {
      delete res.headers.date;
      console.log(res.statusCode, res.statusMessage, res.headers, body, res.trailers, res.complete);
      server.close();
    });
  });
  req.end('data');
});
for (const action of [() => http.request('bad url'), () => http.request({ path: '/a b' }),
  () => http.request({ method: 'A B' }), () => http.request({ protocol: 'x:' }),
  () => http.validateHeaderName('a b'), () => http.validateHeaderValue('a', 'b\n'),
  () => http.validateHeaderValue('a', undefined), () => http.createServer(1),
  () => new http.Agent({ maxSockets: 'x' }), () => http.request({ headers: { 'a b': 1 } })]) {
  try {
    action();
    console.log('made');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(http.STATUS_CODES[418], http.maxHeaderSize);
