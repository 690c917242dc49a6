'use strict';

// Long inputs are coded, searched and checked many bytes at a time, and text in one piece is read
// where it stands: the results are those of a plain loop over bytes, at every length and for what
// is wrong at any place.

const assert = require('assert');
const buffer = require('buffer');

let seed = 12345;
function random(below) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor(seed / 0x100000000 * below);
}
function randomBytes(size, below = 256) {
  const made = Buffer.alloc(size);
  for (let i = 0; i < size; i++) made[i] = random(below);
  return made;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function plainBase64(bytes, last, pad) {
  const letters = alphabet + last;
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const second = left > 1 ? bytes[i + 1] : 0;
    const bits = bytes[i] << 16 | second << 8 | (left > 2 ? bytes[i + 2] : 0);
    text += letters[bits >> 18] + letters[bits >> 12 & 63];
    text += left > 1 ? letters[bits >> 6 & 63] : pad;
    text += left > 2 ? letters[bits & 63] : pad;
  }
  return text;
}

function plainHex(bytes) {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
  return text;
}

function plainLatin1(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

for (const size of [...Array(150).keys(), 191, 192, 193, 256, 447, 16400, 40001]) {
  const bytes = randomBytes(size);
  const base64 = plainBase64(bytes, '+/', '=');
  const url = plainBase64(bytes, '-_', '');
  const hex = plainHex(bytes);
  const latin1 = plainLatin1(bytes);
  assert.strictEqual(bytes.toString('base64'), base64);
  assert.strictEqual(bytes.toString('base64url'), url);
  assert.strictEqual(bytes.toString('hex'), hex);
  assert.strictEqual(bytes.toString('latin1'), latin1);
  assert.deepStrictEqual(Buffer.from(base64, 'base64'), bytes);
  assert.deepStrictEqual(Buffer.from(url, 'base64'), bytes);
  assert.deepStrictEqual(Buffer.from(hex.toUpperCase(), 'hex'), bytes);

  // What is behind the decoded bytes stays.
  const target = Buffer.alloc(size + 40, 0xaa);
  assert.strictEqual(target.write(base64, 3, 'base64'), size);
  assert.deepStrictEqual(target.subarray(3, 3 + size), bytes);
  assert(target.subarray(3 + size).every((byte) => byte === 0xaa));

  // A string that is not in one piece.
  const parts = `${hex.slice(0, 70)}${hex.slice(70)}x`.slice(0, -1);
  assert.deepStrictEqual(Buffer.from(parts, 'hex'), bytes);

  // Latin-1 as UTF-8 and UTF-16.
  const utf8 = Buffer.from(latin1);
  let wide = 0;
  for (const byte of bytes) wide += byte >> 7;
  assert.strictEqual(Buffer.byteLength(latin1), size + wide);
  assert.strictEqual(utf8.length, size + wide);
  assert.strictEqual(utf8.toString(), latin1);
  const utf16 = Buffer.from(latin1, 'utf16le');
  assert.strictEqual(utf16.length, 2 * size);
  for (let i = 0; i < size; i++) assert.strictEqual(utf16.readUInt16LE(2 * i), bytes[i]);

  // Whole characters only, and nothing behind them.
  for (const room of [0, 1, size >> 1, size]) {
    const into = Buffer.alloc(room + 4, 0xaa);
    const written = into.write(latin1, 0, room);
    assert.deepStrictEqual(into.subarray(0, written), utf8.subarray(0, written));
    assert(written === utf8.length || written === room || written === room - 1);
    if (written < utf8.length) assert.notStrictEqual(utf8[written] & 0xc0, 0x80);
    assert(into.subarray(written).every((byte) => byte === 0xaa));
  }
}

// A character that is none of the digits, at each place.
for (let at = 0; at < 140; at++) {
  const hex = plainHex(randomBytes(70));
  for (const wrong of ['g', '/', ':', '@', '`', '\x10', '\u00b0']) {
    const text = hex.slice(0, at) + wrong + hex.slice(at + 1);
    assert.strictEqual(Buffer.from(text, 'hex').toString('hex'), hex.slice(0, at & ~1));
  }
  const base64 = plainBase64(randomBytes(105), '+/', '=');
  for (const skipped of ['\n', '.', '\u00ff', '!', '@', '[', '`', '{']) {
    const text = base64.slice(0, at) + skipped + base64.slice(at);
    assert.strictEqual(Buffer.from(text, 'base64').toString('base64'), base64);
  }
}

// ---- UTF-8 -------------------------------------------------------------------------------------

const characters = ['a', 'Z', '\u00e9', '\u00ff', '\u0100', '\u07ff', '\u0800', '\ud7ff', '\uffff',
  '\u{10000}', '\u{10ffff}'];

function plainUtf8(text) {
  const bytes = [];
  for (const character of text) {
    const point = character.codePointAt(0);
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | point >> 6, 0x80 | point & 63);
    else if (point < 0x10000) bytes.push(0xe0 | point >> 12);
    else bytes.push(0xf0 | point >> 18, 0x80 | point >> 12 & 63);
    if (point >= 0x800) bytes.push(0x80 | point >> 6 & 63, 0x80 | point & 63);
  }
  return Buffer.from(bytes);
}

for (let kinds = 1; kinds <= characters.length; kinds++) {
  for (let length = 0; length < 90; length++) {
    let text = '';
    for (let i = 0; i < length; i++) text += characters[random(kinds)];
    const bytes = plainUtf8(text);
    assert.strictEqual(bytes.toString(), text);
    assert.deepStrictEqual(Buffer.from(text), bytes);
    assert.strictEqual(Buffer.byteLength(text), bytes.length);
    assert.strictEqual(buffer.isUtf8(bytes), true);
    assert.strictEqual(buffer.isAscii(bytes), kinds <= 2 || bytes.length === length);
  }
}

// What is not well-formed is so at every place of a long text, and the replacement is the same as
// in a short one.
for (const hex of ['80', 'c080', 'c3', 'e09f80', 'eda080', 'e282', 'f08f8080', 'f4908080',
  'f5808080', 'f09f98', 'ff', 'c3a9a9']) {
  const bad = Buffer.from(hex, 'hex');
  const alone = bad.toString();
  for (let before = 0; before < 70; before++) {
    for (const after of [0, 1, 33]) {
      for (const filler of ['x', '\u00e9']) {
        const front = filler.repeat(before);
        const back = 'y'.repeat(after);
        const bytes = Buffer.concat([Buffer.from(front), bad, Buffer.from(back)]);
        assert.strictEqual(buffer.isUtf8(bytes), false);
        assert.strictEqual(bytes.toString(), front + alone + back);
      }
    }
  }
}

// ---- search and swap ---------------------------------------------------------------------------

function plainIndexOf(bytes, needle, from, step) {
  for (let at = from; at >= 0 && at + needle.length <= bytes.length; at += step) {
    if (needle.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

for (let round = 0; round < 3000; round++) {
  const bytes = randomBytes(random(200), 3);
  const needle = randomBytes(1 + random(6), 3);
  if (needle.length > bytes.length) continue;
  const last = bytes.length - needle.length;
  const from = random(last + 1);
  const value = round % 2 === 0 ? needle : needle.toString('latin1');
  assert.strictEqual(bytes.indexOf(value, from), plainIndexOf(bytes, needle, from, 1));
  assert.strictEqual(bytes.lastIndexOf(value, from), plainIndexOf(bytes, needle, from, -1));
  assert.strictEqual(bytes.lastIndexOf(value), plainIndexOf(bytes, needle, last, -1));
  assert.strictEqual(bytes.indexOf(needle[0]), plainIndexOf(bytes, needle.subarray(0, 1), 0, 1));
  assert.strictEqual(bytes.lastIndexOf(needle[0]),
    plainIndexOf(bytes, needle.subarray(0, 1), bytes.length - 1, -1));
}

// Ends that fit everywhere, and a middle that fits nowhere.
const many = Buffer.alloc(200000, 'a');
const middle = Buffer.alloc(20000, 'a');
middle[10000] = 0x62;
assert.strictEqual(many.indexOf(middle), -1);
middle.copy(many, 150001);
assert.strictEqual(many.indexOf(middle), 150001);
assert.strictEqual(many.lastIndexOf(middle), 150001);

for (let size = 0; size < 160; size += 8) {
  for (const unit of [2, 4, 8]) {
    const bytes = randomBytes(size);
    const expected = [];
    for (let i = 0; i < size; i += unit) {
      expected.push(...[...bytes.subarray(i, i + unit)].reverse());
    }
    assert.deepStrictEqual([...bytes[`swap${8 * unit}`]()], expected);
  }
}

// ---- memory of every kind ----------------------------------------------------------------------

// Natives read where a view's memory is: in the engine's heap, outside, shared, gone.
for (const made of [new Uint8Array(8), new Uint8Array(new ArrayBuffer(80), 8, 8),
  new Uint8Array(new SharedArrayBuffer(80), 8, 8)]) {
  made.fill(7);
  assert.strictEqual(Buffer.compare(made, Buffer.alloc(8, 7)), 0);
  assert.strictEqual(Buffer.compare(new Uint8Array(made), Buffer.alloc(9, 7)), -1);
}
const words = new Uint32Array([0x01020304, 0x05060708]);
assert.deepStrictEqual([...Buffer.alloc(9).fill(words)], [4, 3, 2, 1, 8, 7, 6, 5, 4]);
assert.deepStrictEqual([...Buffer.alloc(4).fill(new DataView(words.buffer, 4))], [8, 7, 6, 5]);
const memory = new ArrayBuffer(64);
const gone = Buffer.from(memory, 8, 32);
structuredClone(memory, { transfer: [memory] });
assert.strictEqual(gone.length, 0);
assert.strictEqual(gone.equals(Buffer.alloc(0)), true);
assert.strictEqual(gone.indexOf('a'), -1);
assert.strictEqual(gone.toString(), '');
