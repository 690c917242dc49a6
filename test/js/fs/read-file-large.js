'use strict';
// A large file comes whole, and equal byte for byte.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-file-large');

const file = path.join(folder, 'file');
const content = Buffer.alloc(3 * 1024 * 1024 + 7);
for (let i = 0; i < content.length; i += 3) content[i] = i % 251;
fs.writeFileSync(file, content);
assert.ok(fs.readFileSync(file).equals(content));
fs.readFile(file, (error, bytes) => assert.ok(bytes.equals(content)));
fs.promises.readFile(file).then((bytes) => assert.ok(bytes.equals(content)));
