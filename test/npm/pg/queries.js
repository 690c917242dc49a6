// Needs: postgresql
// pg: SCRAM log-in, types, parameters, prepared statements, transactions, errors, the pool.
'use strict';
const assert = require('assert');
const { Client, Pool, types } = require('pg');

async function typesOfValues(client) {
  const { rows: [row], fields } = await client.query(`SELECT 1::int AS i, 2.5::float8 AS f,
    9007199254740993::int8 AS big, 1.10::numeric AS n, true AS yes, NULL::text AS none,
    'größer'::text AS t, '\\x00ff10'::bytea AS bytes, '{"a":[1,null]}'::jsonb AS j,
    ARRAY[1,NULL,3] AS list, ARRAY['a "b"','c,d'] AS words,
    TIMESTAMPTZ '2024-02-29 12:34:56.789+02' AS at`);
  assert.deepStrictEqual({ ...row }, { i: 1, f: 2.5, big: '9007199254740993', n: '1.10', yes: true,
    none: null, t: 'größer', bytes: Buffer.from([0, 255, 16]), j: { a: [1, null] },
    list: [1, null, 3], words: ['a "b"', 'c,d'], at: new Date('2024-02-29T10:34:56.789Z') });
  assert.deepStrictEqual([fields[0].name, fields[0].dataTypeID], ['i', types.builtins.INT4]);
  const echoed = await client.query({ rowMode: 'array',
    text: 'SELECT $1::int + 1, $2::text, $3::bytea, $4::jsonb, $5::int[], $6::timestamptz',
    values: [41, 'it\'s "quoted" ü', Buffer.from('raw\0'), { k: 'v' }, [1, 2],
      new Date(1e12)] });
  assert.deepStrictEqual(echoed.rows[0], [42, 'it\'s "quoted" ü', Buffer.from('raw\0'), { k: 'v' },
    [1, 2], new Date(1e12)]);
}

async function preparedStatements(client) {
  await client.query('CREATE TABLE prepared (id serial PRIMARY KEY, name text UNIQUE)');
  const text = 'INSERT INTO prepared (name) VALUES ($1) RETURNING id';
  const insert = (name) => client.query({ name: 'insert', text, values: [name] });
  const results = [];
  for (let i = 0; i < 300; i += 1) results.push(await insert(`name ${i}`));
  assert.deepStrictEqual(results.map((result) => result.rows[0].id),
    Array.from({ length: 300 }, (_, i) => i + 1));
  assert.deepStrictEqual([results[0].command, results[0].rowCount], ['INSERT', 1]);
  const known = await client.query('SELECT name FROM pg_prepared_statements');
  assert.deepStrictEqual(known.rows, [{ name: 'insert' }]);
  await assert.rejects(insert('name 7'), { code: '23505', constraint: 'prepared_name_key',
    detail: 'Key (name)=(name 7) already exists.', severity: 'ERROR' });
  const { rows } = await client.query('SELECT count(*) FROM prepared');
  assert.deepStrictEqual(rows, [{ count: '300' }]);
}

async function transactions(pool) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query("UPDATE prepared SET name = 'changed' WHERE id = 1");
    await assert.rejects(client.query('SELECT * FROM nowhere'), { code: '42P01', position: '15' });
    await assert.rejects(client.query('SELECT 1'), { code: '25P02' });
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
  const { rows } = await pool.query('SELECT name FROM prepared WHERE id = $1', [1]);
  assert.strictEqual(rows[0].name, 'name 0');
}

async function manyAtOnce(pool) {
  const sums = await Promise.all(Array.from({ length: 200 }, async (_, i) => {
    const { rows } = await pool.query('SELECT sum(v)::int AS s FROM generate_series(1, $1) v', [i]);
    return rows[0].s;
  }));
  sums.forEach((sum, i) => assert.strictEqual(sum, i === 0 ? null : i * (i + 1) / 2));
  assert.strictEqual(pool.totalCount, 4);
  const { rows } = await pool.query("SELECT repeat('x', 1000) AS x FROM generate_series(1, 20000)");
  assert.ok(rows.length === 20000 && rows.every((row) => row.x.length === 1000));
}

async function failures() {
  await assert.rejects(new Client({ password: 'wrong' }).connect(), { code: '28P01' });
  await assert.rejects(new Client({ port: 1 }).connect(), { code: 'ECONNREFUSED', port: 1 });
  const pool = new Pool({ max: 1 });
  const victim = await pool.connect();
  const { rows: [{ pid }] } = await victim.query('SELECT pg_backend_pid() AS pid');
  const killer = new Client();
  await killer.connect();
  const sleeping = assert.rejects(victim.query('SELECT pg_sleep(60)'), { code: '57P01' });
  const dead = new Promise((resolve) => victim.on('error', resolve));
  assert.ok((await killer.query('SELECT pg_terminate_backend($1)', [pid])).rows[0]);
  await sleeping;
  await dead;
  victim.release(true);
  assert.strictEqual((await pool.query('SELECT 1 AS one')).rows[0].one, 1);
  await killer.end();
  await pool.end();
}

async function main() {
  const pool = new Pool({ max: 4 });
  pool.on('connect', (client) => client.query('SET search_path TO queries'));
  await pool.query('DROP SCHEMA IF EXISTS queries CASCADE');
  await pool.query('CREATE SCHEMA queries');
  const client = await pool.connect();
  await typesOfValues(client);
  await preparedStatements(client);
  client.release();
  await transactions(pool);
  await manyAtOnce(pool);
  await pool.end();
  await failures();
  console.log('pg queries: ok');
}

main();
