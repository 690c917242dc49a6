'use strict';
// A file as a Blob, as from Node 20 on: with a type, and a TypeError for what cannot be opened.
const assert = require('assert');
const fs = require('fs');

async function main() {
  const blob = await fs.openAsBlob(__filename, { type: 'text/javascript' });
  assert.strictEqual(blob.type, 'text/javascript');
  assert.strictEqual(await blob.text(), fs.readFileSync(__filename, 'utf8'));
  await assert.rejects(fs.openAsBlob(`${__filename}x`),
    { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE', message: 'Unable to open file as blob' });
  for (const wrong of [[5], [__filename, 5], [__filename, { type: 5 }]]) {
    await assert.rejects(fs.openAsBlob(...wrong), { code: 'ERR_INVALID_ARG_TYPE' });
  }
}

main();
