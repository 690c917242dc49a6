'use strict';
// The module `https`: not written yet; its functions throw a clear error (internal/not_yet.js).

const { notYet } = require('internal/not_yet');

module.exports = {
  ...notYet('https', ['createServer', 'request', 'get', 'Server', 'Agent']),
  globalAgent: { defaultPort: 443, protocol: 'https:', options: {} },
};
