'use strict';
// readdir with recursive takes paths of every kind, and gives names in the wanted encoding.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const folder = fs.mkdtempSync(path.join(process.env.TMPDIR ?? '/tmp', 'recursive-'));
fs.mkdirSync(path.join(folder, 'sub'));
fs.writeFileSync(path.join(folder, 'sub', 'file'), '');
const wanted = ['sub', path.join('sub', 'file')];
for (const given of [folder, Buffer.from(folder), pathToFileURL(folder)]) {
  assert.deepStrictEqual(fs.readdirSync(given, { recursive: true }).sort(), wanted);
}
const names = fs.readdirSync(folder, { recursive: true, encoding: 'hex' }).sort();
assert.deepStrictEqual(names, wanted.map((name) => Buffer.from(name).toString('hex')));
const options = { recursive: true, encoding: 'buffer' };
fs.promises.readdir(pathToFileURL(folder), options).then((found) => {
  assert.deepStrictEqual(found.map(String).sort(), wanted);
  fs.rmSync(folder, { recursive: true });
});
