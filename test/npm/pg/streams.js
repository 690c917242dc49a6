// Needs: postgresql
// pg: COPY in and out as streams, and LISTEN and NOTIFY between two connections.
'use strict';
const assert = require('assert');
const { once } = require('events');
const { Readable, Transform, Writable } = require('stream');
const { pipeline } = require('stream/promises');
const { Client } = require('pg');
const { from: copyFrom, to: copyTo } = require('pg-copy-streams');

const ROWS = 100000;

function* lines() {
  for (let i = 0; i < ROWS; i += 1) yield `${i}\tline ${i} with an ü\n`;
}

async function copies(client) {
  await client.query('CREATE TEMP TABLE copied (id int, text text)');
  const into = client.query(copyFrom('COPY copied FROM STDIN'));
  await pipeline(Readable.from(lines()), into);
  assert.strictEqual(into.rowCount, ROWS);
  const { rows } = await client.query('SELECT count(*)::int, sum(id)::text FROM copied');
  assert.deepStrictEqual(rows, [{ count: ROWS, sum: String(ROWS * (ROWS - 1) / 2) }]);

  let text = '';
  const out = client.query(copyTo('COPY (SELECT * FROM copied ORDER BY id) TO STDOUT'));
  await pipeline(out, new Transform({ transform: (chunk, _, done) => done(null, chunk) }),
    async (source) => {
      source.setEncoding('utf8');
      for await (const chunk of source) text += chunk;
    });
  assert.strictEqual(text, [...lines()].join(''));
}

async function brokenCopies(client) {
  await assert.rejects(pipeline(Readable.from(['not a number\tx\n']),
    client.query(copyFrom('COPY copied FROM STDIN'))), { code: '22P02' });
  const broken = new Readable({ read() { this.destroy(new Error('the source broke')); } });
  await assert.rejects(pipeline(broken, client.query(copyFrom('COPY copied FROM STDIN'))),
    { message: 'the source broke' });
  await assert.rejects(pipeline(client.query(copyTo('COPY nowhere TO STDOUT')), new Writable()),
    { code: '42P01' });
  assert.deepStrictEqual((await client.query('SELECT 1 AS after')).rows, [{ after: 1 }]);
}

async function notifications(listener, sender) {
  const heard = [];
  listener.on('notification', ({ channel, payload, processId }) => {
    assert.strictEqual(processId, sender.processID);
    heard.push([channel, payload]);
  });
  await listener.query('LISTEN news');
  await listener.query('LISTEN "Other Channel"');
  await sender.query("NOTIFY news, 'first'");
  await sender.query('SELECT pg_notify($1, $2)', ['Other Channel', 'zweite: ü']);
  await sender.query("BEGIN; NOTIFY news, 'rolled back'; ROLLBACK");
  for (let i = 0; i < 100; i += 1) {
    await sender.query('SELECT pg_notify($1, $2)', ['news', `n${i}`]);
  }
  while (heard.length < 102) await once(listener, 'notification');
  assert.deepStrictEqual(heard, [['news', 'first'], ['Other Channel', 'zweite: ü'],
    ...Array.from({ length: 100 }, (_, i) => ['news', `n${i}`])]);
}

async function main() {
  const clients = [new Client(), new Client()];
  await Promise.all(clients.map((client) => client.connect()));
  await copies(clients[0]);
  await brokenCopies(clients[0]);
  await notifications(...clients);
  await Promise.all(clients.map((client) => client.end()));
  console.log('pg streams: ok');
}

main();
