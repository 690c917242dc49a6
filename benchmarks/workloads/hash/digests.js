'use strict';

// createHash, createHmac and randomBytes, by size.
//
// kind: task
// unit: call
// target: all 1.0 of node-api

const crypto = require('crypto');
const { rows } = require('../rows');

const hash = (name) => `c.createHash("${name}").update(c.bytes).digest("hex")`;
const table = [];
for (const name of ['md5', 'sha1', 'sha256', 'sha512']) {
  table.push([name, hash(name), `${hash(name)}.toLowerCase()`]);
}
table.push(
  ['sha256, in 16 parts', '(() => { const h = c.createHash("sha256"); ' +
    'for (const part of c.parts) h.update(part); return h.digest("hex"); })()', hash('sha256')],
  ['hmac of sha256', 'c.createHmac("sha256", "key").update(c.bytes).digest("hex").length', '64'],
  ['randomBytes', 'c.randomBytes(c.size).length', 'c.size']);

function context(size) {
  const bytes = Buffer.alloc(size, 'The quick brown fox. ');
  const parts = [];
  for (let i = 0; i < 16; i++) parts.push(bytes.subarray(i * size / 16, (i + 1) * size / 16));
  const { createHash, createHmac, randomBytes } = crypto;
  return { createHash, createHmac, randomBytes, size, bytes, parts };
}

rows(table, { sizes: [64, 4096, 1048576], context });
