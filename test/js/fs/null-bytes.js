'use strict';
// A path with a NUL byte is refused before anything is asked of the system.
const assert = require('assert');
const fs = require('fs');

for (const bad of ['a\0b', Buffer.from('a\0b')]) {
  assert.throws(() => fs.readFileSync(bad), { code: 'ERR_INVALID_ARG_VALUE', name: 'TypeError' });
  assert.throws(() => fs.stat(bad, () => {}), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => fs.renameSync('a', bad), { code: 'ERR_INVALID_ARG_VALUE' });
}
