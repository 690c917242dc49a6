'use strict';
// experiments/apps/files: ranges, copies that are still good, folders, ways out, uploads that are
// whole or nothing.
const assert = require('assert');
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const net = require('net');
const os = require('os');
const path = require('path');
const { start } = require('./fixtures/start');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'files-'));
const served = path.join(root, 'served');
const video = crypto.randomBytes(3 * 1024 * 1024 + 17);

function call(base, where, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const request = http.request({ hostname, port, path: where, method, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers,
        body: Buffer.concat(parts) }));
    });
    request.on('error', reject).end(body);
  });
}

async function ranges(base) {
  const of = (range) => call(base, '/a%20video.mp4', { headers: { Range: range } });
  const size = video.length;
  const whole = await call(base, '/a%20video.mp4');
  assert.strictEqual(whole.headers['content-type'], 'video/mp4');
  assert(whole.body.equals(video));
  for (const [range, from, to] of [['bytes=0-0', 0, 1], ['bytes=100-199', 100, 200],
    ['bytes=1000000-', 1000000, size], ['bytes=-500', size - 500, size],
    [`bytes=${size - 1}-${size + 99}`, size - 1, size], [`bytes=-${size + 5}`, 0, size]]) {
    const part = await of(range);
    assert.strictEqual(part.status, 206, range);
    assert.strictEqual(part.headers['content-range'], `bytes ${from}-${to - 1}/${size}`);
    assert(part.body.equals(video.subarray(from, to)), range);
  }
  for (const range of ['bytes=5-4', 'bytes=-', 'lines=0-1', 'bytes=0-1,3-4']) {
    assert.strictEqual((await of(range)).status, 200, range);
  }
  const beyond = await of(`bytes=${size}-`);
  assert.strictEqual(beyond.status, 416);
  assert.strictEqual(beyond.headers['content-range'], `bytes */${size}`);
  return whole.headers;
}

async function copies(base, { etag, 'last-modified': modified }) {
  const status = async (headers) => (await call(base, '/a%20video.mp4', { headers })).status;
  assert.strictEqual(await status({ 'If-None-Match': `"x", ${etag}` }), 304);
  assert.strictEqual(await status({ 'If-None-Match': '"x"' }), 200);
  assert.strictEqual(await status({ 'If-Modified-Since': modified }), 304);
  assert.strictEqual(await status({ 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' }), 200);
  assert.strictEqual(await status({ 'Range': 'bytes=0-1', 'If-Range': etag }), 206);
  assert.strictEqual(await status({ 'Range': 'bytes=0-1', 'If-Range': '"x"' }), 200);
  const head = await call(base, '/a%20video.mp4', { method: 'HEAD' });
  assert.strictEqual(head.headers['content-length'], `${video.length}`);
  assert.strictEqual(head.body.length, 0);
}

async function waysOut(base) {
  for (const [where, status] of [['/../secret', 403], ['/%2e%2e/secret', 403], ['/link', 403],
    ['/..%2fsecret', 403], ['/%', 400], ['/a%00b', 400], ['/none', 404],
    ['/a%20video.mp4/x', 404]]) {
    const { body, status: got } = await call(base, where);
    assert.strictEqual(got, status, where);
    assert(!body.includes('secret'), where);
  }
  assert.strictEqual((await call(base, '/', { method: 'POST' })).status, 405);
  const moved = await call(base, '//folder');
  assert.strictEqual(moved.headers.location, '/folder/');
  assert.match(`${(await call(base, '/')).body}`,
    /<a href=".\/%3Cb%3E\.txt">&#60;b&#62;\.txt<\/a>/);
}

async function uploads(base) {
  const put = (where, body, headers) => call(base, where, { method: 'PUT', body, headers });
  assert.strictEqual((await put('/folder/new.bin', video)).status, 201);
  assert.strictEqual((await put('/folder/new.bin', video.subarray(1))).status, 204);
  assert(fs.readFileSync(path.join(served, 'folder', 'new.bin')).equals(video.subarray(1)));
  assert.strictEqual((await put('/nowhere/x', 'x')).status, 409);
  assert.strictEqual((await put('/.hidden', 'x')).status, 409);
  assert.strictEqual((await put('/folder', 'x')).status, 409);
  assert.strictEqual((await put('/x', undefined, { 'Content-Length': '2000000000' })).status, 413);

  const { hostname, port } = new URL(base);
  const half = net.connect(port, hostname);
  half.write('PUT /folder/new.bin HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
  const partial = () => fs.readdirSync(path.join(served, 'folder'))
    .some((name) => name.startsWith('.upload'));
  while (!partial()) await new Promise(setImmediate);
  half.destroy();
  while (partial()) await new Promise(setImmediate);
  assert(fs.readFileSync(path.join(served, 'folder', 'new.bin')).equals(video.subarray(1)));
}

(async () => {
  fs.mkdirSync(path.join(served, 'folder'), { recursive: true });
  fs.writeFileSync(path.join(root, 'secret'), 'secret');
  fs.writeFileSync(path.join(served, 'a video.mp4'), video);
  fs.writeFileSync(path.join(served, '<b>.txt'), '');
  fs.symlinkSync(path.join(root, 'secret'), path.join(served, 'link'));
  const server = await start(path.join('files', 'server.js'), [served, '0']);
  const base = server.firstLine;
  await copies(base, await ranges(base));
  await waysOut(base);
  await uploads(base);
  assert.strictEqual((await call(base, '/%3Cb%3E.txt')).headers['content-length'], '0');
  server.child.kill('SIGTERM');
  assert.deepStrictEqual(await server.ended, [0, null]);
  console.log('files: ok');
})();
