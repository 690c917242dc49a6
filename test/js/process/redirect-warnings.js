'use strict';
// --redirect-warnings=FILE and NODE_REDIRECT_WARNINGS: warnings go to the file, not to stderr.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'redirect-'));
const code = 'process.emitWarning("take care")';
try {
  const file = path.join(folder, 'by-option');
  const byOption = spawnSync(process.execPath, [`--redirect-warnings=${file}`, '-e', code]);
  assert.strictEqual(byOption.stderr.toString(), '');
  assert.match(fs.readFileSync(file, 'utf8'), /^\(node:\d+\) Warning: take care\n/);
  const other = path.join(folder, 'by-variable');
  spawnSync(process.execPath, ['-e', code], { env: { NODE_REDIRECT_WARNINGS: other } });
  assert.match(fs.readFileSync(other, 'utf8'), /Warning: take care\n/);
  const nowhere = path.join(folder, 'none', 'none');
  const failed = spawnSync(process.execPath, [`--redirect-warnings=${nowhere}`, '-e', code]);
  assert.match(failed.stderr.toString(), /Warning: take care\n/);
} finally {
  fs.rmSync(folder, { recursive: true });
}
