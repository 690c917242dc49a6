// sql.js: SQLite as WebAssembly: tables, prepared statements, blobs, functions of our own, a
// transaction, errors, and a database that is written to a file and opened again.
'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const initSqlJs = require('sql.js');

function fill(db) {
  db.run('CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size REAL, flag BLOB)');
  const insert = db.prepare('INSERT INTO city (name, size, flag) VALUES ($name, $size, ?3)');
  db.run('BEGIN');
  for (let i = 0; i < 5000; i++) insert.run([`city ${i} ü`, i / 2, new Uint8Array([i & 255, 0])]);
  db.run('COMMIT');
  insert.free();
}

function query(db) {
  const [{ columns, values }] = db.exec('SELECT count(*) AS n, sum(size) AS s FROM city');
  assert.deepStrictEqual([columns, values], [['n', 's'], [[5000, 6248750]]]);
  const find = db.prepare('SELECT * FROM city WHERE size BETWEEN :low AND :high ORDER BY id DESC');
  find.bind({ ':low': 1, ':high': 2 });
  const names = [];
  while (find.step()) names.push(find.getAsObject().name);
  assert.deepStrictEqual(names, ['city 4 ü', 'city 3 ü', 'city 2 ü']);
  assert.deepStrictEqual(find.getAsObject([2499.5, 9999]),
    { id: 5000, name: 'city 4999 ü', size: 2499.5, flag: new Uint8Array([135, 0]) });
  find.free();
  db.create_function('shout', (text) => text.toUpperCase());
  assert.deepStrictEqual(db.exec("SELECT shout('abc')")[0].values, [['ABC']]);
  assert.throws(() => db.run("INSERT INTO city (name) VALUES ('city 1 ü')"),
    /UNIQUE constraint failed: city\.name/);
  assert.throws(() => db.exec('SELEC 1'), /near "SELEC": syntax error/);
}

async function main() {
  const SQL = await initSqlJs();
  const db = new SQL.Database();
  fill(db);
  query(db);
  const file = path.join(os.tmpdir(), 'cities.db');
  fs.writeFileSync(file, db.export());
  assert.ok(fs.readFileSync(file).subarray(0, 15).equals(Buffer.from('SQLite format 3')));
  db.close();
  const again = new SQL.Database(fs.readFileSync(file));
  assert.deepStrictEqual(again.exec("SELECT id FROM city WHERE name LIKE 'city 4_ %' LIMIT 2"),
    [{ columns: ['id'], values: [[41], [42]] }]);
  again.close();
  console.log('sql.js: ok');
}

main();
