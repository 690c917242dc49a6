'use strict';
// readFile gives a Buffer, or a string in the encoding asked for, in every form.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-file-forms');

const file = path.join(folder, 'file');
fs.writeFileSync(file, Buffer.from([0xe4, 0xc3, 0xa4]));
assert.ok(Buffer.isBuffer(fs.readFileSync(file)));
assert.strictEqual(fs.readFileSync(file, 'hex'), 'e4c3a4');
assert.strictEqual(fs.readFileSync(file, { encoding: 'latin1' }).length, 3);
assert.strictEqual(fs.readFileSync(file, { encoding: null }).length, 3);
assert.throws(() => fs.readFileSync(file, 'no-such'), { code: 'ERR_INVALID_ARG_VALUE' });
fs.readFile(file, 'base64', (error, text) => assert.strictEqual(text, '5MOk'));
fs.promises.readFile(file).then((bytes) => assert.strictEqual(bytes.length, 3));
assert.strictEqual(fs.readFileSync('/proc/self/stat').length > 0, true);
const empty = path.join(folder, 'empty');
fs.writeFileSync(empty, '');
assert.strictEqual(fs.readFileSync(empty).length, 0);
