'use strict';

// The protocols that legacy URLs know more about, with and without the colon.
//
//   slashed      "//" comes after them
//   javascript   no host, and nothing in them is escaped

const slashed = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss'].flatMap(
  (name) => [name, `${name}:`]));
const javascript = new Set(['javascript', 'javascript:']);

module.exports = { javascript, slashed };
