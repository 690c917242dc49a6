'use strict';
// The names of a folder come as they are, whatever they look like, in every form and encoding.

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('readdir-names');

const bytesOf = (name) => (typeof name === 'string' ? Buffer.from(name) : name);
const below = (where, name) => Buffer.concat([Buffer.from(`${where}/`), bytesOf(name)]);

function folderWith(title, names) {
  const where = path.join(folder, title);
  fs.mkdirSync(where);
  for (const name of names) fs.writeFileSync(below(where, name), '');
  return where;
}

// A name that is a number is no error number.
const folders = {
  empty: [],
  number: ['-5'],
  numbers: ['-1', 'open'],
  three: ['-1', '-2', '-3'],
  text: ['größe', 'plain', '\u{1f600}'],
  notUtf8: [Buffer.from([0x61, 0xff, 0xc3]), 'b'],
};

function expectedOf(names, encoding) {
  const sorted = names.map(bytesOf).sort(Buffer.compare);
  if (encoding === 'buffer') return sorted;
  return sorted.map((name) => name.toString(encoding));
}

const promised = (where, options) => new Promise((resolve, reject) => {
  fs.readdir(where, options, (error, names) => (error ? reject(error) : resolve(names)));
});

async function check(where, names, encoding) {
  const expected = expectedOf(names, encoding);
  for (const options of [encoding, { encoding }]) {
    assert.deepStrictEqual(fs.readdirSync(where, options), expected);
    assert.deepStrictEqual(await promised(where, options), expected);
    assert.deepStrictEqual(await fs.promises.readdir(where, options), expected);
  }
  const options = { encoding, withFileTypes: true };
  for (const entries of [fs.readdirSync(where, options), await promised(where, options)]) {
    assert.deepStrictEqual(entries.map((entry) => entry.name), expected);
    assert.ok(entries.every((entry) => entry instanceof fs.Dirent && entry.isFile()));
  }
}

(async () => {
  for (const [title, names] of Object.entries(folders)) {
    const where = folderWith(title, names);
    for (const encoding of [undefined, 'utf8', 'utf-8', 'latin1', 'hex', 'buffer']) {
      await check(where, names, encoding);
    }
  }
})();
