// The keys of line editing, as bytes of a terminal.
'use strict';
const readline = require('readline');
const { PassThrough } = require('stream');

const keys = {
  'left': 'abc\x1b[Dx', 'home': 'abc\x1b[Hx', 'end': 'abc\x1b[H\x1b[Fx', 'backspace': 'abc\x7f',
  'ctrl-h': 'abc\b', 'delete': 'abc\x1b[H\x1b[3~', 'ctrl-u': 'abc\x15x', 'ctrl-k': 'abc\x1b[H\x0bx',
  'ctrl-w': 'one two\x17', 'ctrl-a': 'abc\x01x', 'ctrl-b ctrl-f': 'abc\x02\x02\x06y',
  'meta-b': 'one two\x1bbx', 'meta-f': 'one two\x01\x1bfx', 'meta-d': 'one two\x01\x1bd',
  'ctrl-t': 'abc\x14', 'ctrl-d': 'abc\x01\x04', 'meta-backspace': 'one two\x1b\x7f',
  'ctrl-left': 'one two\x1b[1;5Dx', 'yank': 'abc\x15\x19\x19', 'undo': 'abc\x1f', 'tab': 'a\tb',
  'emoji': 'a\ud83d\ude00\x7f', 'wide left': 'a\u4e2d\x1b[Dx',
};
(async () => {
  for (const [name, bytes] of Object.entries(keys)) {
    const input = new PassThrough();
    const rl = readline.createInterface({ input, output: new PassThrough(), terminal: true });
    input.write(bytes);
    await new Promise((done) => setImmediate(done));
    console.log(name, JSON.stringify(rl.line), rl.cursor);
    rl.close();
  }
})();
