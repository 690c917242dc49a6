'use strict';
// --disable-proto, --trace-exit and --no-global-search-paths.
const assert = require('assert');
const { spawnSync } = require('child_process');

const run = (...args) => spawnSync(process.execPath, args, { encoding: 'utf8' });
assert.strictEqual(run('--disable-proto=delete', '-p', '({}).__proto__').stdout, 'undefined\n');
assert.match(run('--disable-proto=throw', '-p', '({}).__proto__').stderr,
  /Error: Accessing Object\.prototype\.__proto__ has been disallowed with --disable-proto=throw/);
assert.match(run('--trace-exit', '-e', 'function f() { process.exit(3); } f()').stderr,
  /^\(node:\d+\) WARNING: Exited the environment with code 3\n {4}at f \(\[eval\]:1:24\)\n/);
assert.strictEqual(run('--no-global-search-paths', '-p', 'module.constructor.globalPaths').stdout,
  '[]\n');
