'use strict';
// process.getBuiltinModule(): a module of the library without require().
const assert = require('assert');

assert.strictEqual(process.getBuiltinModule('fs'), require('fs'));
assert.strictEqual(process.getBuiltinModule('node:path'), require('path'));
assert.strictEqual(process.getBuiltinModule('fs/promises'), require('fs/promises'));
assert.strictEqual(process.getBuiltinModule('node:test'), require('node:test'));
assert.strictEqual(process.getBuiltinModule('test'), undefined);
assert.strictEqual(process.getBuiltinModule('no-such-module'), undefined);
assert.strictEqual(process.getBuiltinModule('internal/boot'), undefined);
assert.strictEqual(process.getBuiltinModule('node:internal/boot'), undefined);
for (const wrong of [undefined, null, 5, {}]) {
  assert.throws(() => process.getBuiltinModule(wrong), { code: 'ERR_INVALID_ARG_TYPE' });
}
