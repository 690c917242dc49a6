// supertest over express: expectations that hold and that fail, agents with cookies, callbacks.
'use strict';
const assert = require('assert');
const express = require('express');
const request = require('supertest');

const app = express();
app.use(express.json());
app.get('/user', (req, res) => res.json({ name: 'ann' }));
app.post('/user', (req, res) => res.status(201).set('X-Made', 'yes').json(req.body));
app.get('/cookie', (req, res) => res.cookie('a', 'b').send(req.headers.cookie || 'none'));
app.use((error, req, res, next) => res.status(error.status).json({ type: error.type }));

async function main() {
  await request(app).get('/user').expect('Content-Type', /json/).expect(200, { name: 'ann' });
  const made = await request(app).post('/user').send({ z: 1 }).expect(201).expect('x-made', 'yes');
  assert.deepStrictEqual(made.body, { z: 1 });
  await request(app).post('/user').set('content-type', 'application/json').send('{')
    .expect(400, { type: 'entity.parse.failed' });

  const agent = request.agent(app);
  await agent.get('/cookie').expect('none');
  await agent.get('/cookie').expect('a=b');

  await assert.rejects(request(app).get('/user').expect(404),
    { message: 'expected 404 "Not Found", got 200 "OK"' });
  await assert.rejects(request(app).get('/cookie').expect('other'), { expected: 'other' });
  request(app).get('/none').expect(404).end((error, res) => {
    assert.ifError(error);
    assert.strictEqual(res.status, 404);
    console.log('supertest: checked');
  });
}
main();
