// connect: mounts, the order of the layers, handlers of errors, and its last answers.
'use strict';
const assert = require('assert');
const connect = require('connect');
const { listen, request } = require('../fixtures/http');

function site() {
  const inner = connect();
  inner.use('/deep', (req, res) => res.end(`${req.url} of ${req.originalUrl}`));
  const app = connect();
  app.use((req, res, next) => {
    req.seen = ['first'];
    setImmediate(next);
  });
  app.use('/mounted', inner);
  app.use('/async', (req, res, next) => setTimeout(next, 1, new Error('later')));
  app.use('/throws', () => { throw Object.assign(new Error('teapot'), { status: 418 }); });
  app.use('/seen', (req, res) => res.end(req.seen.join()));
  app.use('/half', (req, res, next) => {
    res.write('half');
    setImmediate(next, new Error('too late'));
  });
  app.use('/async', (error, req, res, next) => {
    res.statusCode = 503;
    res.end(`handled: ${error.message}`);
  });
  return app;
}

async function main() {
  process.env.NODE_ENV = 'test';  // connect prints the errors that nobody handles otherwise
  const server = await listen(site());
  const get = async (path, method = 'GET') => {
    const { status, body } = await request(server, { path, method });
    return [status, body];
  };
  assert.deepStrictEqual(await get('/mounted/deep/er?q=1'),
    [200, '/er?q=1 of /mounted/deep/er?q=1']);
  const [missing, text] = await get('/mountedx');
  assert.strictEqual(missing, 404);
  assert.match(text, /^<!DOCTYPE html>[^]*<pre>Cannot GET \/mountedx<\/pre>\n<\/body>\n/);
  assert.deepStrictEqual(await get('/async'), [503, 'handled: later']);
  const [status, page] = await get('/throws');
  assert.strictEqual(status, 418);
  assert.match(page, /<pre>Error: teapot<br> &nbsp; &nbsp;at /);
  assert.deepStrictEqual(await get('/seen', 'PATCH'), [200, 'first']);
  assert.deepStrictEqual(await get('/seen', 'HEAD'), [200, '']);
  await assert.rejects(get('/half'), { code: 'ECONNRESET', message: 'aborted' });
  server.close();
  console.log('connect: ok');
}

main();
