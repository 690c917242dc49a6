'use strict';
// rm removes files, trees only with recursive, and what is missing only with force.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('rm');

const file = path.join(folder, 'file');
const tree = path.join(folder, 'tree');
fs.mkdirSync(path.join(tree, 'a', 'b'), { recursive: true });
fs.writeFileSync(path.join(tree, 'a', 'file'), '');
fs.symlinkSync('/', path.join(tree, 'a', 'root'));
assert.throws(() => fs.rmSync(tree), { code: 'ERR_FS_EISDIR', name: 'SystemError' });
fs.rmSync(tree, { recursive: true });
assert.ok(!fs.existsSync(tree));
assert.throws(() => fs.rmSync(tree), { code: 'ENOENT' });
fs.rmSync(tree, { force: true });
assert.throws(() => fs.rmSync(tree, { recursive: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
fs.writeFileSync(tree, '');
fs.promises.rm(tree).then(() => assert.ok(!fs.existsSync(tree)));
