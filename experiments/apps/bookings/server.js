'use strict';
// A REST service over express, whose rules of a form are the browser's too (public/rules.mjs).
//
//   orrery server.js [port] [file]     prints its address; keeps the bookings in file
//
//   GET    /api/bookings?from=0&count=20    { bookings, total }
//   POST   /api/bookings                    201 and a Location, or 422 { wrong: { field: why } }
//   GET    /api/bookings/:id                200 or 404
//   PUT    /api/bookings/:id                200, 404 or 422
//   DELETE /api/bookings/:id                204 or 404

const path = require('path');
const express = require('express');
const { Store } = require('./store');

const kMostAtOnce = 100;

function routes(store, { check, clean }) {
  const router = express.Router();
  router.use(express.json({ limit: '16kb' }));

  const checked = (request, response, next) => {
    const wrong = check(request.body);
    if (Object.keys(wrong).length > 0) response.status(422).json({ wrong });
    else next();
  };
  const known = (request, response, next) => {
    request.bookingId = Number(request.params.id);
    if (store.get(request.bookingId) !== undefined) next();
    else response.status(404).json({ error: 'no such booking' });
  };
  const show = (id) => ({ id, ...store.get(id) });

  router.get('/', (request, response) => {
    const from = Math.max(0, Number(request.query.from) || 0);
    const count = Math.min(kMostAtOnce, Math.max(0, Number(request.query.count ?? 20) || 0));
    response.json({ bookings: store.list(from, count), total: store.bookings.size });
  });
  router.post('/', checked, async (request, response) => {
    const id = await store.add(clean(request.body));
    response.status(201).location(`${request.baseUrl}/${id}`).json(show(id));
  });
  router.get('/:id', known, (request, response) => response.json(show(request.bookingId)));
  router.put('/:id', known, checked, async (request, response) => {
    await store.put(request.bookingId, clean(request.body));
    response.json(show(request.bookingId));
  });
  router.delete('/:id', known, async (request, response) => {
    await store.put(request.bookingId, null);
    response.status(204).end();
  });
  return router;
}

// Express' own answer would show the stack to whoever asks.
function onError(error, request, response, next) {
  if (response.headersSent) next(error);
  else if (error.status) response.status(error.status).json({ error: error.message });
  else response.status(500).json({ error: 'our fault' });
}

async function main(port, file) {
  const store = await Store.open(file);
  const app = express().disable('x-powered-by');
  app.use('/api/bookings', routes(store, await import('./public/rules.mjs')));
  app.use(express.static(path.join(__dirname, 'public')));
  app.use(onError);
  const server = app.listen(port, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${server.address().port}/`);
  });
  const stop = () => {
    server.close(() => store.close());
    server.closeIdleConnections();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

main(Number(process.argv[2] ?? 8080), process.argv[3] ?? 'bookings.jsonl');
