'use strict';
// Library modules: with and without node:, what is one, and how require.cache may stand in.
const assert = require('assert');
const { builtinModules, isBuiltin } = require('module');

assert.strictEqual(require('fs'), require('node:fs'));
assert.strictEqual(require('fs/promises'), require('fs').promises);
assert.strictEqual(require('module').Module, require('module'));
assert.strictEqual(require('process'), process);
for (const name of ['fs', 'node:fs', 'path/posix', 'node:fs/promises']) assert(isBuiltin(name));
for (const name of ['nothing', 'node:nothing', 'internal/errors', 5, '']) assert(!isBuiltin(name));
for (const name of ['assert', 'events', 'fs', 'http', 'path', 'stream', 'timers/promises', 'vm']) {
  assert(builtinModules.includes(name), name);
}
assert(!builtinModules.some((name) => name.startsWith('internal/')));
assert.throws(() => require('internal/errors'), { code: 'MODULE_NOT_FOUND' });
const fs = require('fs');
require.cache.fs = { exports: 'in its place', loaded: true };
assert.strictEqual(require('fs'), 'in its place');
assert.strictEqual(require('node:fs'), fs);
delete require.cache.fs;
assert.strictEqual(require('fs'), fs);
