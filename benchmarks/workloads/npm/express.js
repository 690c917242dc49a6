'use strict';

// A small service with express: a router with parameters, two middlewares, an answer in JSON.
//
// kind: server
// unit: request
// load: http --connections=64 --path=/users/17/orders/4711?full=yes
// expect: {"user":"17","order":"4711","full":true}

const http = require('http');
const express = require('./packages')('express');
const { serve } = require('../workload');

const app = express();
app.use((request, response, next) => {
  response.setHeader('X-Request-Id', request.headers['x-request-id'] ?? 'none');
  next();
});
app.use((request, response, next) => (request.method === 'TRACE' ? response.end() : next()));
const users = express.Router();
users.get('/', (request, response) => response.json([]));
users.get('/:user/orders/:order', (request, response) => {
  const { user, order } = request.params;
  response.json({ user, order, full: request.query.full === 'yes' });
});
app.use('/users', users);
app.use((request, response) => response.status(404).end());

serve(http.createServer(app));
