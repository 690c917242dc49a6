// nano, the client of CouchDB, against pouchdb-server, which runs in a process of its own, in
// memory: databases, documents and conflicts, bulk, queries, views, attachments, changes, errors.
'use strict';
const assert = require('assert');
const { spawn } = require('child_process');
const { once } = require('events');
const os = require('os');
const nano = require('nano');
const { listen } = require('../fixtures/http');

async function freePort() {
  const probe = await listen(() => {});
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function startServer() {
  const port = await freePort();
  const child = spawn(process.execPath, [...process.execArgv, require.resolve(
    'pouchdb-server/bin/pouchdb-server'), '--in-memory', '--host', '127.0.0.1', '--port', port,
  '--dir', os.tmpdir(), '--config', `${os.tmpdir()}/config.json`], { cwd: os.tmpdir(),
    stdio: ['ignore', 'pipe', 'inherit'] });
  let log = '';
  while (!log.includes('has started on')) log += (await once(child.stdout, 'data'))[0];
  child.stdout.resume();
  return { child, url: `http://127.0.0.1:${port}` };
}

const failure = (promise) => promise.then(() => 'no error',
  (error) => [error.statusCode, error.error]);

async function documents(db) {
  const first = await db.insert({ text: 'größer', list: [1, { deep: null }] }, 'a b/c');
  assert.deepStrictEqual([first.ok, first.id, first.rev.slice(0, 2)], [true, 'a b/c', '1-']);
  const { _rev, ...rest } = await db.get('a b/c');
  assert.deepStrictEqual(rest, { _id: 'a b/c', text: 'größer', list: [1, { deep: null }] });
  assert.strictEqual(_rev, first.rev);
  assert.deepStrictEqual(await failure(db.insert({ text: 'no rev' }, 'a b/c')), [409, 'conflict']);
  const second = await db.insert({ _id: 'a b/c', _rev, text: 'second' });
  assert.strictEqual((await db.get('a b/c', { rev: second.rev })).text, 'second');
  assert.strictEqual((await db.get('a b/c', { revs_info: true }))._revs_info.length, 2);
  assert.match((await db.head('a b/c')).etag, /^(W\/)?".+"$/);
  await db.destroy('a b/c', second.rev);
  assert.deepStrictEqual(await failure(db.get('a b/c')), [404, 'not_found']);
}

async function bulks(db) {
  const docs = Array.from({ length: 500 }, (_, i) => (
    { _id: `doc ${String(i).padStart(3, '0')}`, n: i, kind: i % 2 ? 'odd' : 'even' }));
  const results = await db.bulk({ docs });
  assert.ok(results.length === 500 && results.every((result) => result.ok));
  const page = await db.list({ include_docs: true, startkey: 'doc 100', limit: 3, skip: 1 });
  assert.deepStrictEqual(page.rows.map((row) => row.doc.n), [101, 102, 103]);
  const some = await db.fetch({ keys: ['doc 007', 'none'] });
  assert.deepStrictEqual(some.rows.map((row) => row.doc?.n ?? row.error), [7, 'not_found']);
  let text = '';
  for await (const chunk of db.listAsStream()) text += chunk;
  assert.strictEqual(JSON.parse(text).total_rows, 500);
}

async function queries(db) {
  await db.createIndex({ index: { fields: ['n'] }, name: 'by-n' });
  const found = await db.find({ selector: { n: { $gt: 490 }, kind: 'even' }, fields: ['n'] });
  assert.deepStrictEqual(found.docs.map((doc) => doc.n), [492, 494, 496, 498]);
  await db.insert({ views: { kinds: {
    map: 'function (doc) { if (doc.kind) emit(doc.kind, doc.n); }', reduce: '_sum' } } },
  '_design/numbers');
  const { rows } = await db.view('numbers', 'kinds', { group: true });
  assert.deepStrictEqual(rows, [{ key: 'even', value: 62250 }, { key: 'odd', value: 62500 }]);
  const odd = await db.view('numbers', 'kinds', { key: 'odd', reduce: false, limit: 2 });
  assert.deepStrictEqual(odd.rows.map((row) => row.id), ['doc 001', 'doc 003']);
}

async function attachments(db) {
  const bytes = Buffer.alloc(300000, 'attached ');
  const { rev } = await db.attachment.insert('with file', 'a.bin', bytes,
    'application/octet-stream');
  assert.ok((await db.attachment.get('with file', 'a.bin')).equals(bytes));
  const document = await db.get('with file');
  assert.strictEqual(document._attachments['a.bin'].length, bytes.length);
  let size = 0;
  for await (const chunk of db.attachment.getAsStream('with file', 'a.bin')) size += chunk.length;
  assert.strictEqual(size, bytes.length);
  await db.attachment.destroy('with file', 'a.bin', { rev });
}

async function changes(db) {
  const { last_seq: since } = await db.changes({ since: 0 });
  const reader = db.changesReader.start({ since, timeout: 1000 });
  const heard = [];
  reader.on('change', (change) => heard.push(change.id));
  for (const id of ['x', 'y', 'z']) await db.insert({ id }, id);
  while (heard.length < 3) await once(reader, 'change');
  db.changesReader.stop();
  assert.deepStrictEqual(heard, ['x', 'y', 'z']);
}

async function main() {
  const { child, url } = await startServer();
  try {
    const couch = nano(url);
    await couch.db.create('ours');
    assert.deepStrictEqual(await failure(couch.db.create('ours')), [412, 'file_exists']);
    const db = couch.use('ours');
    for (const step of [documents, bulks, queries, attachments, changes]) await step(db);
    await couch.db.create('copy');
    await couch.db.replicate('ours', 'copy');
    assert.strictEqual((await couch.use('copy').get('doc 042')).n, 42);
    assert.ok((await couch.db.list()).includes('ours'));
    await couch.db.destroy('ours');
    assert.deepStrictEqual(await failure(couch.db.get('ours')), [404, 'not_found']);
  } finally {
    child.kill('SIGINT');
  }
  assert.deepStrictEqual(await once(child, 'exit'), [0, null]);
  console.log('nano: ok');
}

main();
