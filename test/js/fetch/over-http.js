'use strict';
// fetch: bodies both ways, redirects, codings, forms, streams, abort, and what fails.
const assert = require('assert');
const http = require('http');
const zlib = require('zlib');

const answers = {
  '/json': (request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end('{"a":1}');
  },
  '/gzip': (request, response) => {
    response.setHeader('Content-Encoding', 'gzip');
    response.end(zlib.gzipSync('packed'));
  },
  '/moved': (request, response) => response.writeHead(302, { Location: '/json' }).end(),
  '/echo': (request, response) => {
    response.writeHead(201, { 'X-Type': request.headers['content-type'] ?? 'none' });
    request.pipe(response);
  },
  '/missing': (request, response) => response.writeHead(404).end(),
  '/never': () => {},
};

const server = http.createServer((request, response) => answers[request.url](request, response));

async function bodies(base) {
  const json = await fetch(`${base}/json`);
  assert.deepStrictEqual([json.status, json.ok, json.headers.get('content-type')],
    [200, true, 'application/json']);
  assert.deepStrictEqual(await json.json(), { a: 1 });
  await assert.rejects(json.text(), TypeError);
  assert.strictEqual(await (await fetch(`${base}/gzip`)).text(), 'packed');
  const moved = await fetch(`${base}/moved`);
  assert.deepStrictEqual([moved.redirected, moved.url], [true, `${base}/json`]);
  assert.strictEqual((await fetch(`${base}/missing`)).ok, false);
  const post = (body, more) => fetch(`${base}/echo`, { method: 'POST', body, ...more });
  const text = await post('h\u00e9');
  assert.strictEqual(text.headers.get('x-type'), 'text/plain;charset=UTF-8');
  assert.strictEqual(await text.text(), 'h\u00e9');
  const stream = new Blob(['a', 'b']).stream();
  assert.strictEqual(await (await post(stream, { duplex: 'half' })).text(), 'ab');
  const form = new FormData();
  form.set('field', '1');
  form.set('file', new File(['content'], 'x.txt'));
  const back = await (await post(form)).text();
  assert.match(back, /name="file"; filename="x.txt"[^]*content/);
}

async function failures(base) {
  await assert.rejects(fetch(`${base}/never`, { signal: AbortSignal.timeout(20) }),
    { name: 'TimeoutError' });
  const controller = new AbortController();
  const pending = fetch(`${base}/never`, { signal: controller.signal });
  controller.abort();
  await assert.rejects(pending, { name: 'AbortError' });
  await assert.rejects(fetch('http://127.0.0.1:1/'), { name: 'TypeError' });
  await assert.rejects(fetch('no url'), { name: 'TypeError' });
}

server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  await bodies(base);
  await failures(base);
  assert.strictEqual(new Headers({ A: 'b' }).get('a'), 'b');
  assert.strictEqual(await new Response('x').text(), 'x');
  server.close();
  server.closeAllConnections();
});
