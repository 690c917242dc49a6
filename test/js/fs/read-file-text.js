'use strict';
// readFile with an encoding gives what toString() makes of the Buffer that it gives without one, in
// all of its forms, for every size and for bytes that are no UTF-8.

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'text-'));
const alphabets = {
  ascii: 'The quick brown fox. ',
  latin: 'Zo\u00eb f\u00e4hrt ',
  wide: 'A\u20ac\u{1f600}\u0100 ',
  bom: '\ufeffx',
};
const sizes = [0, 1, 2, 63, 64, 65, 1000, 4096, 65535, 65536, 65537, 100000, 1048576, 1048577];

function bytesOf(text, size) {
  return Buffer.alloc(size, text); // the last character may be cut: no UTF-8
}

const contents = Object.values(alphabets).flatMap((text) => sizes.map((n) => bytesOf(text, n)));
contents.push(Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0xed, 0xa0, 0x80]));
contents.push(Buffer.from(Array.from({ length: 3000 }, (_, i) => i & 0xff)));

function readLate(name, options) {
  return new Promise((resolve, reject) => {
    fs.readFile(name, options, (error, text) => (error ? reject(error) : resolve(text)));
  });
}

function readByDescriptor(name, options) {
  const fd = fs.openSync(name);
  try {
    return fs.readFileSync(fd, options);
  } finally {
    fs.closeSync(fd);
  }
}

async function check(content, i) {
  const name = path.join(folder, `${i}`);
  fs.writeFileSync(name, content);
  for (const encoding of ['utf8', 'utf-8', 'UTF-8', 'latin1', 'hex', 'utf16le']) {
    const expected = content.toString(encoding);
    const texts = [
      fs.readFileSync(name, encoding),
      fs.readFileSync(name, { encoding }),
      readByDescriptor(name, encoding),
      ...await Promise.all([
        readLate(name, encoding), readLate(name, { encoding }),
        fs.promises.readFile(name, encoding),
      ]),
    ];
    texts.forEach((text, form) => {
      assert.ok(text === expected, `${content.length} bytes, ${encoding}, form ${form}`);
    });
  }
  assert.ok((await readLate(name)).equals(content));
  fs.unlinkSync(name);
}

async function main() {
  for (let i = 0; i < contents.length; i++) await check(contents[i], i);
  // Files of the system have no size.
  const status = await readLate('/proc/self/status', 'utf8');
  assert.match(status, /^Name:/);
  assert.match(fs.readFileSync('/proc/self/status', 'utf8'), /^Name:/);
  await assert.rejects(readLate(folder, 'utf8'), { code: 'EISDIR', syscall: 'read' });
  await assert.rejects(readLate(`${folder}/none`, 'utf8'), { code: 'ENOENT', syscall: 'open' });
  assert.throws(() => fs.readFileSync(folder, 'utf8'), { code: 'EISDIR', syscall: 'read' });
}

main().finally(() => fs.rmSync(folder, { recursive: true }));
