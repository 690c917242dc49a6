// got: JSON, forms, redirects, compressed answers, retries, timeouts, hooks, streams, cancelling.
import assert from 'assert';
import zlib from 'zlib';
import { createRequire } from 'module';
import got from 'got';

const { listen } = createRequire(import.meta.url)('../fixtures/http');

let tries = 0;
const routes = {
  '/json': (req, res, body) => res.end(JSON.stringify({
    method: req.method, type: req.headers['content-type'], mine: req.headers['x-mine'], body,
  })),
  '/gzip': (req, res) => {
    res.setHeader('content-encoding', 'gzip');
    res.end(zlib.gzipSync('packed'));
  },
  '/brotli': (req, res) => {
    res.setHeader('content-encoding', 'br');
    res.end(zlib.brotliCompressSync('brewed'));
  },
  '/away': (req, res) => res.writeHead(302, { location: '/json' }).end(),
  '/shaky': (req, res) => res.writeHead(++tries < 3 ? 503 : 200).end('at last'),
  '/slow': () => {},
  '/broken': (req) => req.socket.destroy(),
  '/large': (req, res) => {
    for (let i = 0; i < 30; i++) res.write(Buffer.alloc(10000, 97 + i % 26));
    res.end();
  },
};

const server = await listen((req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
    const route = routes[req.url.split('?')[0]];
    if (route === undefined) res.writeHead(404).end();
    else route(req, res, `${Buffer.concat(chunks)}`);
  });
});
const client = got.extend({
  prefixUrl: `http://127.0.0.1:${server.address().port}`,
  retry: { limit: 3, calculateDelay: ({ computedValue }) => computedValue && 1 },
});
const once = { retry: { limit: 0 } };

assert.deepStrictEqual(await client.post('json', { json: { a: 1 } }).json(),
  { method: 'POST', type: 'application/json', body: '{"a":1}' });
assert.strictEqual((await client.put('json', { form: { a: 1, b: 'x y' } }).json()).body,
  'a=1&b=x+y');
assert.strictEqual((await client('gzip')).body + (await client('brotli')).body, 'packedbrewed');
assert.strictEqual((await client('away')).redirectUrls.length, 1);
assert.strictEqual((await client('shaky')).body, 'at last');

await assert.rejects(client('none', once), { code: 'ERR_NON_2XX_3XX_RESPONSE' });
await assert.rejects(client('slow', { ...once, timeout: { request: 30 } }), { code: 'ETIMEDOUT' });
await assert.rejects(client('broken', once), { code: 'ECONNRESET' });
const abort = new AbortController();
setTimeout(() => abort.abort(), 10);
await assert.rejects(client('slow', { ...once, signal: abort.signal }), { code: 'ERR_ABORTED' });

const hooks = { beforeRequest: [(options) => { options.headers['x-mine'] = 'hooked'; }] };
assert.strictEqual((await client('json', { hooks }).json()).mine, 'hooked');
let size = 0;
for await (const chunk of client.stream('large')) size += chunk.length;
assert.strictEqual(size, 300000);
server.close();
server.closeAllConnections();
console.log('got: asked');
