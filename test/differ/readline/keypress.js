// emitKeypressEvents: names and modifiers of keys.
'use strict';
const readline = require('readline');
const { PassThrough } = require('stream');

const input = new PassThrough();
readline.emitKeypressEvents(input);
input.on('keypress', (text, key) => console.log(JSON.stringify(text), JSON.stringify(key)));
for (const bytes of ['a', 'A', '1', '\r', '\n', '\t', ' ', '\x1b[A', '\x1bOA', '\x1b[1;5C',
  '\x1b[5~', '\x1b[3~', '\x1b[11~', '\x1b[[A', '\x1b[Z', '\x01', '\x1a', '\x7f', '\x1ba', '\x1bA',
  '\x1b\x1b', '\u00e9', '\ud83d\ude00', '\x1b[200~x\x1b[201~', '!', '\x1b[15;2~', '\x1bOP',
  '\x1b[a', '\x1bOa', '\x1b[1;2D', '\b', '\x1b\r']) input.write(bytes);
