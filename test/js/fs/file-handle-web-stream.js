'use strict';
// readableWebStream of a FileHandle: its bytes, and its end with the handle.
const assert = require('assert');
const fs = require('fs/promises');

(async () => {
  const handle = await fs.open(__filename);
  let size = 0;
  for await (const piece of handle.readableWebStream()) size += piece.byteLength;
  assert.strictEqual(size, (await handle.stat()).size);
  await handle.close();

  const other = await fs.open(__filename);
  const reader = other.readableWebStream().getReader();
  await other.close();
  await reader.closed;
})();
