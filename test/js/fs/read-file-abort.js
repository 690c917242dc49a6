'use strict';
// An aborted signal ends readFile with an AbortError, before and during.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-file-abort');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'text');
const names = [];
fs.readFile(file, { signal: AbortSignal.abort() }, (error) => names.push(error.name, error.code));
const controller = new AbortController();
fs.readFile(file, { signal: controller.signal }, (error) => names.push(error.name));
controller.abort();
process.on('exit', () => assert.deepStrictEqual(names, ['AbortError', 'ABORT_ERR', 'AbortError']));
assert.throws(() => fs.readFile(file, { signal: 'hello' }, () => {}),
  { code: 'ERR_INVALID_ARG_TYPE' });
