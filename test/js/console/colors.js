'use strict';
// Colours: colorMode, inspectOptions, and what the stream can show.
const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

function written(options, streamProperties) {
  let text = '';
  const stdout = new Writable({ write(chunk, _, done) { text += chunk; done(); } });
  Object.assign(stdout, streamProperties);
  new Console({ stdout, ...options }).log({ a: 1 });
  return text.trimEnd();
}
const plain = '{ a: 1 }', colored = '{ a: \x1b[33m1\x1b[39m }';
assert.strictEqual(written({}), plain);
assert.strictEqual(written({}, { isTTY: true, getColorDepth: () => 4 }), colored);
assert.strictEqual(written({}, { isTTY: true, getColorDepth: () => 1 }), plain);
assert.strictEqual(written({ colorMode: true }), colored);
assert.strictEqual(written({ colorMode: false }, { isTTY: true, getColorDepth: () => 4 }), plain);
assert.strictEqual(written({ inspectOptions: { colors: true } }), colored);
assert.strictEqual(written({ inspectOptions: { compact: false } }), '{\n  a: 1\n}');
