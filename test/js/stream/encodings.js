'use strict';
// setEncoding puts characters together across chunks; defaultEncoding and decodeStrings on writing.
const assert = require('assert');
const { Readable, Writable } = require('stream');

const readable = new Readable({ read() {} });
readable.setEncoding('utf8');
const euro = Buffer.from('\u20ac\u{1f600}');
for (const byte of euro) readable.push(Buffer.from([byte]));
readable.push(null);
let text = '';
readable.on('data', (chunk) => {
  assert.strictEqual(typeof chunk, 'string');
  text += chunk;
});
const seen = [];
const writable = new Writable({ write(chunk, encoding,
  callback) { seen.push([chunk.toString('latin1'), encoding]); callback(); } });
writable.write('616263', 'hex');
const raw = new Writable({
  decodeStrings: false, defaultEncoding: 'latin1',
  write(chunk, encoding, callback) { seen.push([chunk, encoding]); callback(); },
});
raw.write('\u00e9');
process.on('exit', () => {
  assert.strictEqual(text, '\u20ac\u{1f600}');
  assert.deepStrictEqual(seen, [['abc', 'buffer'], ['\u00e9', 'latin1']]);
});
