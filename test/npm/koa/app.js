// koa: the cascade of middleware, the router, bodies, streams as answers, signed cookies, errors.
'use strict';
const assert = require('assert');
const { Readable } = require('stream');
const Koa = require('koa');
const Router = require('@koa/router');
const { listen, request } = require('../fixtures/http');

function routes() {
  const router = new Router({ prefix: '/v1' });
  router.param('id', (id, ctx, next) => {
    ctx.id = Number(id);
    if (Number.isNaN(ctx.id)) return (ctx.status = 404);
    return next();
  });
  router.get('item', '/item/:id', (ctx) => {
    ctx.body = { id: ctx.id, url: router.url('item', 7) };
  });
  router.post('/form', (ctx) => { ctx.body = ctx.request.body; });
  router.get('/stream', (ctx) => {
    ctx.type = 'text';
    ctx.body = Readable.from(['one ', 'two ', 'three']);
  });
  router.get('/broken', (ctx) => {
    ctx.body = new Readable({ read() { this.destroy(new Error('the source broke')); } });
  });
  router.get('/fresh', (ctx) => {
    ctx.status = 200;
    ctx.etag = 'same';
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = 'changed';
  });
  router.get('/login', (ctx) => {
    ctx.cookies.set('user', 'ann', { signed: true });
    ctx.body = ctx.cookies.get('user', { signed: true }) || 'nobody';
  });
  router.get('/secret', (ctx) => ctx.throw(401, 'say who you are', { realm: 'here' }));
  router.get('/fails', async () => { await null; throw new Error('inside'); });
  return router;
}

function site(trace) {
  const app = new Koa({ keys: ['key one', 'key two'] });
  app.on('error', (error) => trace.push(error.message));
  app.use(async (ctx, next) => {
    trace.push('in');
    await next();
    ctx.set('x-length', String(ctx.length));
    trace.push('out');
  });
  app.use(require('koa-bodyparser')());
  const router = routes();
  app.use(router.routes()).use(router.allowedMethods());
  return app;
}

async function visitRoutes(get, server) {
  const item = await get('/v1/item/5');
  assert.deepStrictEqual([JSON.parse(item.body), item.headers['x-length']],
    [{ id: 5, url: '/v1/item/7' }, '27']);
  assert.strictEqual((await get('/v1/item/none')).status, 404);
  const form = await request(server, { method: 'POST', path: '/v1/form', body: 'a=1&b=x%20y',
    headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  assert.strictEqual(form.body, '{"a":"1","b":"x y"}');
  const streamed = await get('/v1/stream');
  assert.deepStrictEqual([streamed.body, streamed.headers['transfer-encoding']],
    ['one two three', 'chunked']);
  const wrong = await request(server, { method: 'DELETE', path: '/v1/form' });
  assert.deepStrictEqual([wrong.status, wrong.headers.allow], [405, 'POST']);
  assert.strictEqual((await get('/v1/fresh', { 'if-none-match': '"same"' })).status, 304);
}

async function visitCookies(get) {
  const set = (await get('/v1/login')).headers['set-cookie'];
  const cookie = set.map((line) => line.split(';')[0]).join('; ');
  assert.match(cookie, /^user=ann; user\.sig=[\w-]{27}$/);
  assert.strictEqual((await get('/v1/login', { cookie })).body, 'ann');
  const forged = cookie.replace('ann', 'bob');
  assert.strictEqual((await get('/v1/login', { cookie: forged })).body, 'nobody');
}

async function main() {
  const trace = [];
  const server = await listen(site(trace).callback());
  const get = (path, headers) => request(server, { path, headers });
  await visitRoutes(get, server);
  await visitCookies(get);
  trace.length = 0;
  const secret = await get('/v1/secret');
  assert.deepStrictEqual([secret.status, secret.body, trace], [401, 'say who you are',
    ['in', 'say who you are']]);
  const failed = await get('/v1/fails');
  assert.deepStrictEqual([failed.status, failed.body], [500, 'Internal Server Error']);
  await assert.rejects(get('/v1/broken'), { code: 'ECONNRESET' });
  assert.deepStrictEqual(trace,
    ['in', 'say who you are', 'in', 'inside', 'in', 'out', ...Array(2).fill('the source broke')]);
  server.close();
  console.log('koa: ok');
}

main();
