'use strict';
// experiments/apps/bookings: every route, the rules, bad bodies, what is kept over a restart.
const assert = require('assert');
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const { start } = require('./fixtures/start');

const agent = new http.Agent({ keepAlive: true });

function call(base, method, where, body) {
  return new Promise((resolve, reject) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const request = http.request(new URL(where, base), { method, headers, agent }, (response) => {
      let told = '';
      response.setEncoding('utf8').on('data', (part) => { told += part; });
      response.on('end', () => {
        const json = /json/.test(response.headers['content-type']);
        resolve({ status: response.statusCode, headers: response.headers,
          body: json ? JSON.parse(told) : told });
      });
    });
    request.on('error', reject).end(text);
  });
}

const ada = { name: ' Ada ', email: 'ada@example.org', seats: 2, day: '2030-02-28' };
const wrongs = [
  [{ ...ada, name: ' ' }, 'name'], [{ ...ada, name: 'x'.repeat(81) }, 'name'],
  [{ ...ada, email: 'ada' }, 'email'], [{ ...ada, seats: 9 }, 'seats'],
  [{ ...ada, seats: '2' }, 'seats'], [{ ...ada, day: '2030-02-30' }, 'day'],
  [[], 'name'], [{ ...ada, day: undefined }, 'day'],
];

(async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'bookings-')), 'kept.jsonl');
  let server = await start(path.join('bookings', 'server.js'), ['0', file]);
  let base = server.firstLine;
  assert.match((await call(base, 'GET', '/')).body, /<h1>Bookings<\/h1>/);
  assert.match((await call(base, 'GET', '/rules.mjs')).headers['content-type'], /javascript/);

  for (const [booking, field] of wrongs) {
    const { status, body } = await call(base, 'POST', '/api/bookings', booking);
    assert.strictEqual(status, 422);
    assert(field in body.wrong, `${field} of ${JSON.stringify(booking)}`);
  }
  assert.strictEqual((await call(base, 'POST', '/api/bookings', '{"name":')).status, 400);
  const long = `"${'x'.repeat(20_000)}"`;
  assert.strictEqual((await call(base, 'POST', '/api/bookings', long)).status, 413);

  const made = await call(base, 'POST', '/api/bookings', { ...ada, extra: 'dropped' });
  assert.strictEqual(made.status, 201);
  assert.strictEqual(made.headers.location, '/api/bookings/1');
  assert.deepStrictEqual(made.body, { id: 1, ...ada, name: 'Ada' });
  const all = await Promise.all(Array.from({ length: 30 }, (_, i) =>
    call(base, 'POST', '/api/bookings', { ...ada, name: `n${i}` })));
  assert.strictEqual(new Set(all.map(({ body }) => body.id)).size, 30);
  const page = (await call(base, 'GET', '/api/bookings?from=1&count=5')).body;
  assert.strictEqual(page.total, 31);
  assert.deepStrictEqual(page.bookings.map(({ id }) => id), [2, 3, 4, 5, 6]);
  const changed = await call(base, 'PUT', '/api/bookings/1', { ...ada, seats: 3 });
  assert.strictEqual(changed.body.seats, 3);
  assert.strictEqual((await call(base, 'PUT', '/api/bookings/1', {})).status, 422);
  assert.strictEqual((await call(base, 'DELETE', '/api/bookings/2')).status, 204);
  for (const method of ['GET', 'PUT', 'DELETE']) {
    assert.strictEqual((await call(base, method, '/api/bookings/2')).status, 404);
  }

  server.child.kill('SIGTERM');
  assert.deepStrictEqual(await server.ended, [0, null]);
  fs.appendFileSync(file, '{"id":77,"boo'); // as after a crash
  server = await start(path.join('bookings', 'server.js'), ['0', file]);
  base = server.firstLine;
  const kept = (await call(base, 'GET', '/api/bookings?count=100')).body;
  assert.strictEqual(kept.total, 30);
  assert.strictEqual(kept.bookings[0].seats, 3);
  assert.strictEqual((await call(base, 'POST', '/api/bookings', ada)).body.id, 32);
  server.child.kill('SIGINT');
  assert.deepStrictEqual(await server.ended, [0, null]);
  agent.destroy();
  console.log('bookings: ok');
})();
