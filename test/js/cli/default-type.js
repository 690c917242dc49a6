'use strict';
// --experimental-default-type says what .js files and texts without a type are.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'default-type-'));
fs.writeFileSync(path.join(folder, 'package.json'), '{}');
fs.writeFileSync(path.join(folder, 'main#1.js'), 'console.log(typeof require);');
function run(...args) {
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
}
const modules = '--experimental-default-type=module';
assert.strictEqual(run('main#1.js'), 'function\n');
assert.strictEqual(run('--experimental-default-type=commonjs', 'main#1'), 'function\n');
assert.strictEqual(run(modules, 'main#1.js'), 'undefined\n');
assert.strictEqual(run(modules, 'main#1'), '');
assert.strictEqual(run(modules, '-e', 'console.log(typeof require)'), 'undefined\n');
assert.strictEqual(run(modules, '--input-type=commonjs', '-e', 'console.log(typeof require)'),
  'function\n');
fs.rmSync(folder, { recursive: true });
