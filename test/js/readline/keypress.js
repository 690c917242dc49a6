'use strict';
// emitKeypressEvents(): names and modifiers of keys, also of sequences that come in pieces.
const assert = require('assert');
const readline = require('readline');
const { PassThrough } = require('stream');

const input = new PassThrough();
const keys = [];
readline.emitKeypressEvents(input);
input.on('keypress', (text, key) => keys.push([text, key]));

function check(text, ...expected) {
  keys.length = 0;
  for (const piece of [].concat(text)) input.write(piece);
  assert.deepStrictEqual(keys, expected.map(([character, key]) =>
    [character, { ctrl: false, meta: false, shift: false, ...key }]));
}

check('aB', ['a', { sequence: 'a', name: 'a' }], ['B', { sequence: 'B', name: 'b', shift: true }]);
check('\x03', ['\x03', { sequence: '\x03', name: 'c', ctrl: true }]);
check('\r', ['\r', { sequence: '\r', name: 'return' }]);
check('\x1bf', [undefined, { sequence: '\x1bf', name: 'f', meta: true }]);
check(['\x1b', '[', '1;', '5', 'D'],
  [undefined, { sequence: '\x1b[1;5D', name: 'left', code: '[D', ctrl: true }]);
check('\x1b[3~\x1bOH', [undefined, { sequence: '\x1b[3~', name: 'delete', code: '[3~' }],
  [undefined, { sequence: '\x1bOH', name: 'home', code: 'OH' }]);
check('\x1b[200~x\x1b[201~',
  [undefined, { sequence: '\x1b[200~', name: 'paste-start', code: '[200~' }],
  ['x', { sequence: 'x', name: 'x' }],
  [undefined, { sequence: '\x1b[201~', name: 'paste-end', code: '[201~' }]);
const bytes = Buffer.from('\u20ac');
check([bytes.subarray(0, 1), bytes.subarray(1)],
  ['\u20ac', { sequence: '\u20ac', name: undefined }]);

// Nobody listens: what comes is lost, and the next listener sees what comes then.
input.removeAllListeners('keypress');
input.write('lost');
keys.length = 0;
input.on('keypress', (text) => keys.push(text));
input.write('z');
assert.deepStrictEqual(keys, ['z']);

// An escape that nothing follows is a key.
input.removeAllListeners('keypress');
let escaped;
input.on('keypress', (text, key) => { escaped = key; });
input.write('\x1b');
process.on('exit', () => assert.strictEqual(escaped.name, 'escape'));
