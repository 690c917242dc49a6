'use strict';
// fs.promises.watch iterates over events until its signal aborts.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('watch-promise');

const file = path.join(folder, 'file');
(async () => {
  const controller = new AbortController();
  setImmediate(() => fs.writeFileSync(path.join(folder, 'new'), 'x'));
  const seen = [];
  try {
    for await (const { eventType, filename } of fs.promises.watch(folder,
      { signal: controller.signal })) {
      if (seen.length === 0) seen.push(eventType, filename);
      controller.abort();
    }
    assert.fail('ended quietly');
  } catch (error) {
    assert.strictEqual(error.name, 'AbortError');
  }
  assert.deepStrictEqual(seen, ['rename', 'new']);
})();
