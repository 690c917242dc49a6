// express 4: routers, bodies, cookies, templates, static files, errors.
'use strict';
const { visit } = require('./fixtures/site');

visit(require('express4'),
  { query: { a: { b: '1' }, c: ['2', '3'] }, codings: ['gzip', 'deflate'] })
  .then(() => console.log('express 4: ok'));
