'use strict';
// A Dir gives its entries one by one, then null; closed, it is closed.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('dir-read');

for (const name of ['a', 'b']) fs.writeFileSync(path.join(folder, name), '');
const dir = fs.opendirSync(folder);
assert.strictEqual(dir.path, folder);
const names = [dir.readSync().name, dir.readSync().name].sort();
assert.deepStrictEqual(names, ['a', 'b']);
assert.strictEqual(dir.readSync(), null);
dir.closeSync();
assert.throws(() => dir.readSync(), { code: 'ERR_DIR_CLOSED' });
assert.throws(() => dir.closeSync(), { code: 'ERR_DIR_CLOSED' });
assert.throws(() => fs.opendirSync(path.join(folder, 'a')), { code: 'ENOTDIR',
  syscall: 'opendir' });
fs.opendir(path.join(folder, 'no'), (error) => assert.strictEqual(error.code, 'ENOENT'));
