'use strict';
// The module `domain`: errors of everything that was begun together go to one handler.
//
//   create(), createDomain(), Domain; active
//
// Loading it makes event emitters and callbacks carry the domain they were made in; the parts are
// in internal/domain/. Only programs that use domains pay for them.
//
// Covers all that Node 18 documents.

const { Domain, stack } = require('internal/domain/domain');
const { install } = require('internal/domain/install');

install();

function create() {
  return new Domain();
}

module.exports = {
  _stack: stack,
  Domain,
  createDomain: create,
  create,
  get active() { return process.domain; },
};
