// fastify: schemas, hooks, plugins (cookies, forms, uploads, cross-origin), streams, its own
// injection of requests, and closing.
'use strict';
const assert = require('assert');
const { Readable } = require('stream');
const fastify = require('fastify');
const { request } = require('../fixtures/http');

const number = { type: 'object', required: ['a'], properties: { a: { type: 'number' } } };

async function makeService(lines) {
  const app = fastify({
    logger: { level: 'info', stream: { write: (line) => lines.push(JSON.parse(line).msg) } },
  });
  await app.register(require('@fastify/cors'), { origin: true });
  await app.register(require('@fastify/cookie'), { secret: 'a secret' });
  await app.register(require('@fastify/formbody'));
  await app.register(require('@fastify/multipart'));
  app.decorate('twice', (x) => 2 * x);
  app.addHook('onRequest', async (req, reply) => { reply.header('x-hook', 'ran'); });
  app.get('/twice/:id', {
    schema: { params: { type: 'object', properties: { id: { type: 'integer' } } },
      response: { 200: { type: 'object', properties: { id: { type: 'integer' } } } } },
  }, async (req) => ({ id: app.twice(req.params.id), hidden: true }));
  app.post('/number', { schema: { body: number } }, async (req) => req.body);
  app.post('/form', async (req) => req.body);
  app.post('/file', async (req) => {
    const file = await req.file();
    return { name: file.filename, size: (await file.toBuffer()).length };
  });
  app.get('/cookie', (req, reply) => reply.setCookie('k', 'v', { signed: true }).send('set'));
  app.get('/stream', (req, reply) => reply.type('text/plain').send(Readable.from(['a', 'b'])));
  app.get('/teapot', async () => { throw Object.assign(new Error('no'), { statusCode: 418 }); });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}

const post = (path, type, body) => ({ method: 'POST', path, body,
  headers: { 'content-type': type } });

async function visit(server) {
  const twice = await request(server, { path: '/twice/21' });
  assert.deepStrictEqual([twice.body, twice.headers['x-hook']], ['{"id":42}', 'ran']);
  const wrong = JSON.parse((await request(server, { path: '/twice/x' })).body);
  assert.deepStrictEqual([wrong.statusCode, wrong.code, wrong.message],
    [400, 'FST_ERR_VALIDATION', 'params/id must be integer']);
  const json = 'application/json';
  assert.strictEqual((await request(server, post('/number', json, '{"a":1}'))).body, '{"a":1}');
  assert.strictEqual((await request(server, post('/number', json, '{"b":1}'))).status, 400);
  assert.strictEqual((await request(server, post('/number', json, '{'))).status, 400);
  const form = await request(server,
    post('/form', 'application/x-www-form-urlencoded', 'a=1&b=x+y'));
  assert.strictEqual(form.body, '{"a":"1","b":"x y"}');
  const file = await request(server, post('/file', 'multipart/form-data; boundary=xx',
    '--xx\r\nContent-Disposition: form-data; name="f"; filename="q.txt"\r\n' +
    'Content-Type: text/plain\r\n\r\nhello\r\n--xx--\r\n'));
  assert.strictEqual(file.body, '{"name":"q.txt","size":5}');
  assert.match((await request(server, { path: '/cookie' })).headers['set-cookie'][0], /^k=v\./);
  assert.strictEqual((await request(server, { path: '/stream' })).body, 'ab');
  assert.strictEqual((await request(server, { path: '/teapot' })).status, 418);
  const preflight = await request(server, { method: 'OPTIONS', path: '/number',
    headers: { 'origin': 'http://else', 'access-control-request-method': 'POST' } });
  assert.strictEqual(preflight.headers['access-control-allow-origin'], 'http://else');
}

async function main() {
  const lines = [];
  const app = await makeService(lines);
  await visit(app.server);
  const injected = await app.inject({ method: 'GET', url: '/twice/3' });
  assert.deepStrictEqual([injected.statusCode, injected.json()], [200, { id: 6 }]);
  await app.close();
  assert.ok(lines.includes('request completed') && lines.includes('incoming request'));
  console.log('fastify: served');
}
main();
