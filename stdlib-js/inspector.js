'use strict';
// The module `inspector`: not written yet; its functions throw a clear error (internal/not_yet.js).

const { notYet } = require('internal/not_yet');

module.exports = {
  ...notYet('inspector', ['open', 'close', 'Session']),
  url: () => undefined,
};
