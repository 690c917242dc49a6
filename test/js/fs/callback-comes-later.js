'use strict';
// No callback runs before the call that asked for it has returned.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('callback-comes-later');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'x');
let returned = false;
const later = () => assert.ok(returned);
fs.stat(file, later);
fs.readFile(file, later);
fs.exists(file, later);
fs.read(fs.openSync(file), Buffer.alloc(1), 0, 1, 0, later);
fs.readdir(folder, later);
returned = true;
