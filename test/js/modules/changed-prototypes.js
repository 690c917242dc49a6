'use strict';
// What a program puts on Object.prototype and Error.prototype is not taken for a package's facts.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'prototypes-')));
fs.mkdirSync(path.join(folder, 'node_modules', 'plain'), { recursive: true });
fs.writeFileSync(path.join(folder, 'node_modules/plain/package.json'), '{}');
fs.writeFileSync(path.join(folder, 'node_modules/plain/index.js'), 'exports.x = 1;');

const touched = [];
function trap(object, name) {
  Object.defineProperty(object, name, {
    __proto__: null, configurable: true,
    get() { touched.push(`get ${name}`); return undefined; },
    set() { touched.push(`set ${name}`); },
  });
}
const names = ['name', 'main', 'type', 'exports', 'imports'];
for (const name of names) trap(Object.prototype, name);
const { createRequire } = require('module');
const { x } = createRequire(path.join(folder, 'a.js'))('plain');
for (const name of names) delete Object.prototype[name];
assert.strictEqual(x, 1);
assert.deepStrictEqual(touched, []);

trap(Error.prototype, 'url');
import(`file://${folder}/node_modules/plain`).then(assert.fail, (error) => {
  delete Error.prototype.url;
  assert.strictEqual(error.code, 'ERR_UNSUPPORTED_DIR_IMPORT');
  assert.strictEqual(error.url, `file://${folder}/node_modules/plain`);
  assert.deepStrictEqual(touched, []);
  fs.rmSync(folder, { recursive: true });
});
