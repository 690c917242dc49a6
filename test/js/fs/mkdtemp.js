'use strict';
// mkdtemp appends six characters to the prefix, in all three forms; its error names the template.
const assert = require('assert');
const fs = require('fs');
const os = process.env.TMPDIR || '/tmp';
const path = require('path');

const prefix = path.join(os, 'orrery-mkdtemp-');
const made = [];

function check(folder) {
  made.push(folder);
  assert.match(folder.slice(prefix.length), /^[A-Za-z0-9]{6}$/);
  assert.ok(folder.startsWith(prefix));
  assert.ok(fs.statSync(folder).isDirectory());
}

check(fs.mkdtempSync(prefix));
const bytes = fs.mkdtempSync(prefix, 'buffer');
assert.ok(Buffer.isBuffer(bytes));
check(bytes.toString());
assert.throws(() => fs.mkdtempSync('/no/such/folder/x-'), {
  code: 'ENOENT', syscall: 'mkdtemp', path: '/no/such/folder/x-XXXXXX',
  message: "ENOENT: no such file or directory, mkdtemp '/no/such/folder/x-XXXXXX'",
});
fs.mkdtemp(prefix, (error, folder) => {
  assert.ifError(error);
  check(folder);
  fs.promises.mkdtemp(prefix).then((last) => {
    check(last);
    for (const each of made) fs.rmdirSync(each);
  });
});
