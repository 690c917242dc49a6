// hono on its server for Node: web Requests and Responses, middleware, forms, streams, cookies.
import assert from 'assert';
import { createRequire } from 'module';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { getCookie, setCookie } from 'hono/cookie';
import { etag } from 'hono/etag';
import { streamText } from 'hono/streaming';

const { request } = createRequire(import.meta.url)('../fixtures/http');

const app = new Hono();
app.use('/tagged', etag());
app.use('/inside', basicAuth({ username: 'u', password: 'p' }));
app.get('/hi/:name', (c) => c.json({ name: c.req.param('name'), q: c.req.query('q') }));
app.post('/json', async (c) => c.json(await c.req.json()));
app.post('/file', async (c) => {
  const { f } = await c.req.parseBody();
  return c.json([f.name, f.size, f.type, await f.text()]);
});
app.get('/tagged', (c) => c.text('tagged'));
app.get('/inside', (c) => c.text('inside'));
app.get('/cookie', (c) => {
  setCookie(c, 'a', 'b', { httpOnly: true });
  return c.text(String(getCookie(c, 'z')));
});
app.get('/stream', (c) => streamText(c, async (stream) => {
  await stream.write('one ');
  await stream.sleep(2);
  await stream.write('two');
}));
app.get('/away', (c) => c.redirect('/hi/you'));
app.get('/fails', () => { throw new Error('inside'); });
app.onError((error, c) => c.text(`failed: ${error.message}`, 500));
app.notFound((c) => c.text('nothing here', 404));

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, async () => {
  const get = async (path, options) => {
    const { status, headers, body } = await request(server, { path, ...options });
    return { status, headers, body };
  };
  const hi = await get('/hi/%C3%A9?q=1');
  assert.deepStrictEqual([hi.body, hi.headers['content-type']],
    ['{"name":"\u00e9","q":"1"}', 'application/json']);
  assert.strictEqual((await get('/json', { method: 'POST', body: '{"a":[1]}' })).body, '{"a":[1]}');
  const file = await get('/file', { method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=xx' },
    body: '--xx\r\nContent-Disposition: form-data; name="f"; filename="q.txt"\r\n' +
      'Content-Type: text/plain\r\n\r\nhello\r\n--xx--\r\n' });
  assert.deepStrictEqual(JSON.parse(file.body), ['q.txt', 5, 'text/plain', 'hello']);
  const tag = (await get('/tagged')).headers.etag;
  assert.strictEqual((await get('/tagged', { headers: { 'if-none-match': tag } })).status, 304);
  assert.strictEqual((await get('/inside', { auth: 'u:p' })).body, 'inside');
  const cookie = await get('/cookie', { headers: { cookie: 'z=9' } });
  assert.deepStrictEqual([cookie.body, cookie.headers['set-cookie']],
    ['9', ['a=b; Path=/; HttpOnly']]);
  assert.strictEqual((await get('/stream')).body, 'one two');
  assert.strictEqual((await get('/away')).headers.location, '/hi/you');
  assert.strictEqual((await get('/fails')).body, 'failed: inside');
  assert.strictEqual((await get('/none')).status, 404);
  server.close();
  console.log('hono: served');
});
