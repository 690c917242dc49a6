// http-proxy: requests, bodies and streams passed on, headers rewritten, WebSocket handshakes,
// targets that are away.
'use strict';
const assert = require('assert');
const net = require('net');
const { once } = require('events');
const httpProxy = require('http-proxy');
const WebSocket = require('ws');
const { listen, request } = require('../fixtures/http');

function target(req, res) {
  if (req.url === '/redirect') {
    res.writeHead(302, { location: `http://${req.headers.host}/there` }).end();
    return;
  }
  if (req.url === '/cookie') {
    res.setHeader('set-cookie', 'a=1; Domain=inner.test; Path=/');
    res.end();
    return;
  }
  if (req.url === '/hangup') {
    req.socket.destroy();
    return;
  }
  res.writeHead(req.headers['x-want'] || 200, 'Very Fine', { 'x-target': 'yes', trailer: 'x-end' });
  res.write(`${req.method} ${req.url} for=${req.headers['x-forwarded-for']} ` +
    `host=${req.headers['x-forwarded-host']}\n`);
  req.on('end', () => {
    res.addTrailers({ 'x-end': 'done' });
    res.end();
  });
  req.pipe(res, { end: false });
}

async function passesRequests(front) {
  const body = Buffer.alloc(3 << 20, 'proxied ');
  const put = await request(front, { method: 'PUT', path: '/a?b=c', body,
    headers: { host: 'site.test', 'x-want': 201 } });
  assert.deepStrictEqual([put.status, put.headers['x-target']], [201, 'yes']);
  const head = 'PUT /base/a?b=c for=127.0.0.1 host=site.test\n';
  assert.strictEqual(put.bytes.subarray(0, head.length).toString(), head);
  assert.ok(put.bytes.subarray(head.length).equals(body));
  const moved = await request(front, { path: '/away' });
  assert.match(moved.body, /^GET \/base\/away /);
}

async function rewrites(inner) {
  const proxy = httpProxy.createProxyServer({ target: `http://127.0.0.1:${inner.address().port}`,
    autoRewrite: true, cookieDomainRewrite: { 'inner.test': 'outer.test' }, changeOrigin: true });
  proxy.on('proxyReq', (out) => out.setHeader('x-want', '203'));
  proxy.on('proxyRes', (res) => { res.headers['x-by'] = 'proxy'; });
  const front = await listen((req, res) => proxy.web(req, res));
  const get = (path) => request(front, { path, headers: { host: 'outer.test' } });
  assert.strictEqual((await get('/redirect')).headers.location, 'http://outer.test/there');
  assert.deepStrictEqual((await get('/cookie')).headers['set-cookie'],
    ['a=1; Domain=outer.test; Path=/']);
  const plain = await get('/');
  assert.deepStrictEqual([plain.status, plain.headers['x-by']], [203, 'proxy']);
  front.close();
}

async function passesWebSockets(inner, front) {
  const echo = new WebSocket.Server({ server: inner });
  echo.on('connection', (socket) => socket.on('message', (data) => socket.send(`echo ${data}`)));
  const client = new WebSocket(`ws://127.0.0.1:${front.address().port}/chat`);
  await once(client, 'open');
  client.send('through');
  assert.strictEqual(`${(await once(client, 'message'))[0]}`, 'echo through');
  client.close(4001, 'bye');
  assert.deepStrictEqual((await once(client, 'close')).map(String), ['4001', 'bye']);
  echo.close();
}

async function reportsErrors(inner) {
  const closed = await listen(net.createServer());
  const { port } = closed.address();
  closed.close();
  const proxy = httpProxy.createProxyServer({});
  const codes = [];
  proxy.on('error', (error, req, res) => {
    codes.push(error.code);
    res.writeHead(502).end('bad gateway');
  });
  const front = await listen((req, res) => proxy.web(req, res, { target:
    `http://127.0.0.1:${req.url === '/hangup' ? inner.address().port : port}` }));
  assert.strictEqual((await request(front, { path: '/' })).status, 502);
  assert.strictEqual((await request(front, { path: '/hangup' })).body, 'bad gateway');
  assert.deepStrictEqual(codes, ['ECONNREFUSED', 'ECONNRESET']);
  front.close();
}

async function main() {
  const inner = await listen(target);
  const proxy = httpProxy.createProxyServer(
    { target: `http://127.0.0.1:${inner.address().port}/base`, ws: true, xfwd: true });
  const front = await listen((req, res) => proxy.web(req, res));
  front.on('upgrade', (req, socket, head) => proxy.ws(req, socket, head));
  await passesRequests(front);
  await rewrites(inner);
  await passesWebSockets(inner, front);
  await reportsErrors(inner);
  front.close();
  inner.close();
  console.log('http-proxy: ok');
}

main();
