'use strict';
// mkdir takes its mode as a number, a string, or an option.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('mkdir-mode');

process.umask(0o022);
const made = (name, options) => {
  const dir = path.join(folder, name);
  fs.mkdirSync(dir, options);
  return fs.statSync(dir).mode & 0o777;
};
assert.strictEqual(made('a'), 0o755);
assert.strictEqual(made('b', 0o700), 0o700);
assert.strictEqual(made('c', '750'), 0o750);
assert.strictEqual(made('d', { mode: 0o711 }), 0o711);
