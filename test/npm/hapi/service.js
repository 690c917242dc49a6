// hapi: routes, extension points, state, payloads, errors of boom, events and stopping.
'use strict';
const assert = require('assert');
const { Readable } = require('stream');
const Hapi = require('@hapi/hapi');
const Boom = require('@hapi/boom');
const { request } = require('../fixtures/http');

function addRoutes(server) {
  server.state('c', { ttl: null, isSecure: false, encoding: 'base64json' });
  server.route([
    { method: 'GET', path: '/hi/{name?}', handler: (req, h) =>
      h.response({ name: req.params.name || 'you', q: req.query }).code(202) },
    { method: 'POST', path: '/echo', handler: (req) => req.payload },
    { method: 'GET', path: '/bad', handler: () => { throw Boom.badRequest('not so'); } },
    { method: 'GET', path: '/cookie', handler: (req, h) => h.response('c').state('c', { a: 1 }) },
    { method: 'GET', path: '/stream', handler: () =>
      Readable.from(['x', 'y'], { objectMode: false }) },
  ]);
}

async function main() {
  const server = Hapi.server({ port: 0, host: '127.0.0.1' });
  const told = [];
  addRoutes(server);
  server.ext('onPreResponse', (req, h) => { told.push(req.path); return h.continue; });
  server.events.on('response', (req) => told.push(req.response.statusCode));
  await server.start();
  const get = (path) => request(server.listener, { path });

  const hi = await get('/hi/ann?a=1');
  assert.deepStrictEqual([hi.status, hi.body, hi.headers['cache-control']],
    [202, '{"name":"ann","q":{"a":"1"}}', 'no-cache']);
  const echo = await request(server.listener, { method: 'POST', path: '/echo', body: '{"a":[1]}',
    headers: { 'content-type': 'application/json' } });
  assert.strictEqual(echo.body, '{"a":[1]}');
  assert.deepStrictEqual(JSON.parse((await get('/bad')).body),
    { statusCode: 400, error: 'Bad Request', message: 'not so' });
  assert.deepStrictEqual((await get('/cookie')).headers['set-cookie'],
    ['c=eyJhIjoxfQ==; HttpOnly; SameSite=Strict']);
  assert.strictEqual((await get('/stream')).body, 'xy');
  assert.strictEqual((await get('/none')).status, 404);
  assert.strictEqual((await server.inject('/hi')).payload, '{"name":"you","q":{}}');
  await server.stop();
  assert.deepStrictEqual(told.slice(0, 4), ['/hi/ann', 202, '/echo', 200]);
  console.log('hapi: served');
}
main();
