// express 5: as express 4, and what is new in it: rejected handlers, named wildcards, optional
// parts of a path.
'use strict';
const assert = require('assert');
const express = require('express');
const { visit } = require('./fixtures/site');
const { listen, request } = require('../fixtures/http');

async function visitNews() {
  const app = express();
  app.get('/async', async () => { throw new Error('from an async handler'); });
  app.get('/files/*path', (req, res) => res.json(req.params.path));
  app.get('/item{/:id}', (req, res) => res.json({ ...req.params }));
  app.use((error, req, res, next) => res.status(500).send(error.message));
  const server = await listen(app);
  const get = async (path) => (await request(server, { path })).body;
  assert.strictEqual(await get('/async'), 'from an async handler');
  assert.strictEqual(await get('/files/a/b%20c'), '["a","b c"]');
  assert.strictEqual(await get('/item'), '{}');
  assert.strictEqual(await get('/item/7'), '{"id":"7"}');
  server.close();
}

visit(express, { query: { 'a[b]': '1', c: ['2', '3'] }, codings: ['gzip', 'deflate', 'br'] })
  .then(visitNews)
  .then(() => console.log('express 5: ok'));
