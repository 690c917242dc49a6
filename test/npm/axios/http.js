// axios over its http adapter: JSON, parameters, forms and uploads, streams, redirects, limits,
// timeouts, cancelling, interceptors, codings.
'use strict';
const assert = require('assert');
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const zlib = require('zlib');
const { pipeline } = require('stream/promises');
const axios = require('axios');
const express = require('express');
const multer = require('multer');
const { listen } = require('../fixtures/http');

function site() {
  const app = express();
  app.set('query parser', 'extended');
  app.use(express.json(), express.urlencoded({ extended: true }));
  app.all('/echo', (req, res) => res.json(
    { method: req.method, query: req.query, body: req.body, type: req.get('content-type') }));
  app.post('/upload', multer({ dest: os.tmpdir() }).array('files', 3), (req, res) => {
    const files = req.files.map(({ originalname, size, path: file }) => (
      { originalname, size, text: fs.readFileSync(file, 'utf8') }));
    res.json({ fields: { ...req.body }, files });
  });
  app.get('/status/:code', (req, res) => res.status(Number(req.params.code)).json({ as: 'asked' }));
  app.get('/away', (req, res) => res.redirect('/echo?after=1'));
  app.get('/loop', (req, res) => res.redirect('/loop'));
  app.get('/big', (req, res) => res.send(Buffer.alloc(1 << 20, 'b')));
  app.get('/packed/:how', (req, res) => {
    const pack = { gzip: zlib.gzipSync, br: zlib.brotliCompressSync, deflate: zlib.deflateSync };
    res.set('content-encoding', req.params.how).send(pack[req.params.how]('{"packed":true}'));
  });
  app.get('/never', () => {});
  app.get('/auth', (req, res) => res.send(req.get('authorization')));
  return app;
}

async function sends(api) {
  const { query } = (await api.get('/echo', { params: { a: [1, 2], b: { c: 'd e' } } })).data;
  assert.deepStrictEqual(query, { a: ['1', '2'], b: { c: 'd e' } });
  const post = (await api.post('/echo', { deep: { ü: [1, null] } })).data;
  assert.deepStrictEqual([post.body, post.type], [{ deep: { ü: [1, null] } }, 'application/json']);
  const form = (await api.put('/echo', new URLSearchParams({ x: 'y z' }))).data;
  assert.deepStrictEqual([form.method, form.body], ['PUT', { x: 'y z' }]);
  const nested = (await api.post('/echo', { list: [{ n: 1 }] },
    { headers: { 'content-type': 'application/x-www-form-urlencoded' } })).data;
  assert.deepStrictEqual(nested.body, { list: [{ n: '1' }] });
  assert.strictEqual((await api.get('/auth', { auth: { username: 'me', password: 'pä' } })).data,
    `Basic ${Buffer.from('me:pä').toString('base64')}`);
  assert.strictEqual((await api.get('/away')).data.query.after, '1');
}

async function uploads(api) {
  const file = path.join(os.tmpdir(), 'upload.txt');
  fs.writeFileSync(file, 'from a file '.repeat(20000));
  const { data } = await api.postForm('/upload',
    { title: 'Größe', files: [fs.createReadStream(file), fs.createReadStream(__filename)] },
    { formSerializer: { indexes: null } });
  assert.strictEqual(data.fields.title, 'Größe');
  assert.strictEqual(data.files[0].originalname, 'upload.txt');
  assert.deepStrictEqual(data.files.map((each) => each.text),
    ['from a file '.repeat(20000), fs.readFileSync(__filename, 'utf8')]);
}

async function receives(api) {
  for (const how of ['gzip', 'br', 'deflate']) {
    assert.deepStrictEqual((await api.get(`/packed/${how}`)).data, { packed: true }, how);
  }
  assert.ok((await api.get('/big', { responseType: 'arraybuffer' })).data.equals(
    Buffer.alloc(1 << 20, 'b')));
  const target = path.join(os.tmpdir(), 'download');
  const { data } = await api.get('/big', { responseType: 'stream' });
  await pipeline(data, fs.createWriteStream(target));
  assert.strictEqual(fs.statSync(target).size, 1 << 20);
  let loaded = 0;
  await api.get('/big', { onDownloadProgress: (event) => { loaded = event.loaded; } });
  assert.strictEqual(loaded, 1 << 20);
}

async function fails(api) {
  const code = (promise) => promise.then(() => 'no error', (error) => error.code);
  const missing = await api.get('/status/404').catch((error) => error);
  const { status, data } = missing.response;
  assert.deepStrictEqual([missing.name, missing.code, status, data],
    ['AxiosError', 'ERR_BAD_REQUEST', 404, { as: 'asked' }]);
  assert.strictEqual(await code(api.get('/status/500')), 'ERR_BAD_RESPONSE');
  assert.strictEqual((await api.get('/status/418', { validateStatus: () => true })).status, 418);
  assert.strictEqual(await code(api.get('/never', { timeout: 30 })), 'ECONNABORTED');
  assert.strictEqual(await code(api.get('/loop', { maxRedirects: 2 })),
    'ERR_FR_TOO_MANY_REDIRECTS');
  assert.strictEqual(await code(api.get('/big', { maxContentLength: 1000 })), 'ERR_BAD_RESPONSE');
  assert.strictEqual(await code(api.post('/echo', 'x'.repeat(99), { maxBodyLength: 10 })),
    'ERR_BAD_REQUEST');
  const controller = new AbortController();
  const aborted = code(api.get('/never', { signal: controller.signal }));
  setImmediate(() => controller.abort());
  assert.strictEqual(await aborted, 'ERR_CANCELED');
  const gone = await listen(() => {});
  const { port } = gone.address();
  gone.close();
  assert.strictEqual(await code(axios.get(`http://127.0.0.1:${port}/`)), 'ECONNREFUSED');
}

async function intercepts(api) {
  const seen = [];
  const made = axios.create(api.defaults);
  made.interceptors.request.use((config) => {
    config.headers['content-type'] = 'application/json';
    seen.push(config.method);
    return config;
  });
  made.interceptors.response.use((response) => response.data.body,
    (error) => `turned: ${error.response.status}`);
  assert.deepStrictEqual(await made.post('/echo', '{"raw":1}'), { raw: 1 });
  assert.strictEqual(await made.get('/status/503'), 'turned: 503');
  assert.deepStrictEqual(seen, ['post', 'get']);
}

async function main() {
  const server = await listen(site());
  const agent = new http.Agent({ keepAlive: true });
  const api = axios.create(
    { baseURL: `http://127.0.0.1:${server.address().port}`, httpAgent: agent, proxy: false });
  for (const step of [sends, uploads, receives, fails, intercepts]) await step(api);
  agent.destroy();
  server.closeAllConnections();
  server.close();
  console.log('axios: ok');
}

main();
