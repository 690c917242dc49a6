'use strict';
// The module `dgram`: not written yet; its functions throw a clear error (internal/not_yet.js).

const { notYet } = require('internal/not_yet');

module.exports = {
  ...notYet('dgram', ['createSocket', 'Socket']),
};
