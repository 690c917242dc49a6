// Needs: mariadb
// mysql2: log-in, types, prepared statements, transactions, streams, the pool, LOAD DATA, errors.
'use strict';
const assert = require('assert');
const { Readable } = require('stream');
const mysql = require('mysql2/promise');
const callbacks = require('mysql2');

const options = { host: '127.0.0.1', port: Number(process.env.MYSQL_PORT),
  user: process.env.MYSQL_USER, password: process.env.MYSQL_PASSWORD,
  database: process.env.MYSQL_DATABASE, timezone: 'Z' };

async function typesOfValues(connection) {
  const text = `SELECT 1 AS i, 2.5e0 AS f, 1.10 AS n, 9007199254740993 AS big, 'größer 😀' AS t,
    NULL AS none, x'00ff10' AS bytes, TIMESTAMP '2024-02-29 12:34:56.789' AS at,
    CAST('{"a":[1,null]}' AS JSON) AS j`.replace(/CAST\((.*) AS JSON\)/, '$1');
  const expected = { i: 1, f: 2.5, n: '1.10', big: '9007199254740993', t: 'größer 😀', none: null,
    bytes: Buffer.from([0, 255, 16]), at: new Date('2024-02-29T12:34:56.789Z'),
    j: '{"a":[1,null]}' };
  const wide = { supportBigNumbers: true, bigNumberStrings: false };
  const [[row], fields] = await connection.query({ sql: text, ...wide });
  assert.deepStrictEqual({ ...row }, expected);
  assert.deepStrictEqual(fields.map((field) => field.name), Object.keys(expected));
  const [[prepared]] = await connection.execute({ sql: text, ...wide });
  assert.deepStrictEqual({ ...prepared }, expected);
  const [[escaped]] = await connection.query('SELECT ? AS a, ? AS b, ?? FROM (SELECT 3 AS `c d`) x',
    ['it\'s "quoted" \\', new Date(0), 'c d']);
  assert.deepStrictEqual({ ...escaped }, { 'a': 'it\'s "quoted" \\', 'b': '1970-01-01 00:00:00.000',
    'c d': 3 });
}

async function statements(connection) {
  await connection.query('DROP TABLE IF EXISTS items');
  await connection.query(`CREATE TABLE items (id INT PRIMARY KEY AUTO_INCREMENT,
    name VARCHAR(100) UNIQUE, data LONGBLOB)`);
  const insert = 'INSERT INTO items (name, data) VALUES (?, ?)';
  for (let i = 1; i <= 200; i += 1) {
    const [result] = await connection.execute(insert, [`item ${i}`, Buffer.alloc(i, i)]);
    assert.deepStrictEqual([result.insertId, result.affectedRows], [i, 1]);
  }
  await connection.query('INSERT INTO items (name) VALUES ?', [[['bulk 1'], ['bulk 2']]]);
  await assert.rejects(connection.execute(insert, ['item 7', null]),
    { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' });
  const [[{ bytes }]] = await connection.execute('SELECT SUM(LENGTH(data)) AS bytes FROM items');
  assert.strictEqual(Number(bytes), 20100);
  const large = Buffer.alloc(5 << 20, 'large ');
  await connection.query('UPDATE items SET data = ? WHERE id = 1', [large]);
  const [[row]] = await connection.execute('SELECT data FROM items WHERE id = ?', [1]);
  assert.ok(row.data.equals(large));
}

async function transactions(connection) {
  await connection.beginTransaction();
  await connection.query("UPDATE items SET name = 'changed' WHERE id = 2");
  await assert.rejects(connection.query('SELECT * FROM nowhere'), { code: 'ER_NO_SUCH_TABLE' });
  await connection.rollback();
  const [[{ name }]] = await connection.query('SELECT name FROM items WHERE id = 2');
  assert.strictEqual(name, 'item 2');
  await assert.rejects(connection.query('SELEKT 1'), { code: 'ER_PARSE_ERROR' });
}

async function streams(connection) {
  const text = 'SELECT seq, REPEAT(\'x\', 500) AS x FROM seq_1_to_20000';
  const rows = connection.connection.query(text).stream({ highWaterMark: 10 });
  let sum = 0;
  for await (const row of rows) sum += row.seq + row.x.length - 500;
  assert.strictEqual(sum, 20000 * 20001 / 2);
  await connection.query('CREATE TEMPORARY TABLE loaded (a INT, b VARCHAR(20))');
  const lines = Array.from({ length: 5000 }, (_, i) => `${i}\tline ${i}\n`);
  const [result] = await connection.query({ sql: "LOAD DATA LOCAL INFILE 'ours' INTO TABLE loaded",
    infileStreamFactory: () => Readable.from([Buffer.from(lines.join(''))]) });
  assert.strictEqual(result.affectedRows, 5000);
}

async function pools() {
  const pool = mysql.createPool({ ...options, connectionLimit: 3, multipleStatements: true });
  const [sets] = await pool.query('SELECT 1 AS a; SELECT 2 AS b');
  assert.deepStrictEqual(sets.map(([row]) => ({ ...row })), [{ a: 1 }, { b: 2 }]);
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => (
    pool.execute('SELECT ? + 1 AS n, CONNECTION_ID() AS id', [i]))));
  assert.ok(answers.every(([[row]], i) => Number(row.n) === i + 1));
  assert.strictEqual(new Set(answers.map(([[row]]) => row.id)).size, 3);
  const victim = await pool.getConnection();
  const died = assert.rejects(victim.query('SELECT SLEEP(30)'));
  await pool.query(`KILL ${victim.threadId}`);
  await died;
  victim.destroy();
  await pool.end();
}

async function failures() {
  await assert.rejects(mysql.createConnection({ ...options, password: 'wrong' }),
    { code: 'ER_ACCESS_DENIED_ERROR', errno: 1045 });
  await assert.rejects(mysql.createConnection({ ...options, port: 1 }), { code: 'ECONNREFUSED' });
  await new Promise((resolve) => {
    const connection = callbacks.createConnection(options);
    connection.query('SELECT ? AS answer', [42], (error, rows) => {
      assert.ifError(error);
      assert.strictEqual(rows[0].answer, 42);
      connection.end(resolve);
    });
  });
}

async function main() {
  const connection = await mysql.createConnection(options);
  for (const step of [typesOfValues, statements, transactions, streams]) await step(connection);
  await connection.ping();
  await connection.end();
  await pools();
  await failures();
  console.log('mysql2: ok');
}

main();
