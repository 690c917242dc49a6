'use strict';
// An object with a toString of its own is text for the functions with a callback and for
// writeFileSync, with a warning; the promises refuse it.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('text-of-objects');

const file = path.join(folder, 'file');
const object = { toString: () => 'own' };
const warnings = [];
process.removeAllListeners('warning');
process.on('warning', ({ code }) => warnings.push(code));

const refused = { code: 'ERR_INVALID_ARG_TYPE' };
assert.throws(() => fs.writeFileSync(file, {}), refused);
fs.writeFileSync(file, object);
fs.appendFileSync(file, object);
assert.strictEqual(fs.readFileSync(file, 'utf8'), 'ownown');
const fd = fs.openSync(file, 'w');
assert.throws(() => fs.writeSync(fd, object), refused);
fs.write(fd, object, (error, count, written) => {
  assert.ifError(error);
  assert.strictEqual(count, 3);
  assert.strictEqual(written, object);
  fs.closeSync(fd);
  assert.rejects(fs.promises.writeFile(file, object), refused);
});
process.on('exit', () => assert.deepStrictEqual(warnings, ['DEP0162']));
