'use strict';
// The error of an operation on two paths names both.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('error-two-paths');

const file = path.join(folder, 'file');
const from = path.join(folder, 'no');
const to = path.join(folder, 'to');
for (const name of ['rename', 'link']) {
  assert.throws(() => fs[`${name}Sync`](from, to), {
    code: 'ENOENT', syscall: name, path: from, dest: to,
    message: `ENOENT: no such file or directory, ${name} '${from}' -> '${to}'`,
  });
}
