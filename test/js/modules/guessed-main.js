'use strict';
// import of a package whose main file has to be guessed: DEP0151, if the file is a module.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'guess-')));
const pkg = path.join(folder, 'node_modules', 'pkg');

function warned(fields) {
  fs.writeFileSync(path.join(pkg, 'package.json'), JSON.stringify(fields));
  const { status, stdout, stderr } = spawnSync(process.execPath,
    ['--input-type=module', '-e', 'import "pkg"'], { cwd: folder, encoding: 'utf8' });
  assert.strictEqual(status, 0, stderr);
  assert.strictEqual(stdout, 'loaded\n');
  return stderr;
}

try {
  fs.mkdirSync(pkg, { recursive: true });
  fs.writeFileSync(path.join(pkg, 'index.js'), 'console.log("loaded")');
  assert.strictEqual(warned({ type: 'module', main: './index.js' }), '');
  assert.strictEqual(warned({ main: 'index' }), '');
  assert.match(warned({ type: 'module' }),
    /\[DEP0151\] DeprecationWarning: No "main" or "exports" field defined in the/);
  assert.match(warned({ type: 'module', main: 'index' }),
    /\[DEP0151\] DeprecationWarning: Package .*\/pkg\/ has a "main" field set to "index",/);
} finally {
  fs.rmSync(folder, { recursive: true });
}
