'use strict';
// Names that are no UTF-8 come back whole as buffers.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('names-in-bytes');

const name = Buffer.from([0x66, 0xff, 0xfe, 0x67]);
const full = Buffer.concat([Buffer.from(`${folder}/`), name]);
fs.writeFileSync(full, 'odd');
const [found] = fs.readdirSync(folder, 'buffer');
assert.ok(found.equals(name));
assert.strictEqual(fs.readFileSync(full, 'utf8'), 'odd');
assert.ok(fs.realpathSync.native(full, 'buffer').subarray(-4).equals(name));
assert.strictEqual(fs.readdirSync(folder, { encoding: 'hex' })[0], '66fffe67');
