'use strict';
// At a terminal: several lines, .editor, ctrl+c twice, searching the history.
const assert = require('assert');
const repl = require('repl');
const { PassThrough } = require('stream');

function open() {
  const input = new PassThrough();
  const output = new PassThrough();
  const server = repl.start({ input, output, terminal: true, useColors: false });
  const type = (text) => { for (const character of text) input.write(character); };
  const shown = () => String(output.read() ?? '');
  return { server, type, shown };
}

{
  const { server, type, shown } = open();
  type('function two() {\n');
  assert.match(shown(), /\.\.\. /);
  type('return 2 }\n');
  shown();
  type('two() + 1\n');
  assert.match(shown(), /\r\n3\n/);
  assert.deepStrictEqual(server.history, ['two() + 1', 'return 2 }', 'function two() {']);
  server.close();
}
{
  // In the editor each line begins as the one before; ctrl+d evaluates all.
  const { server, type, shown } = open();
  type('.editor\n');
  assert.match(shown(), /\/\/ Entering editor mode \(Ctrl\+D to finish, Ctrl\+C to cancel\)/);
  type('  const a = 20;\n');
  assert.strictEqual(server.line, '  ');
  type('a + 1\x04');
  assert.match(shown(), /\r\n21\n/);
  assert.strictEqual(server.getPrompt(), '> ');
  type('.editor\nlost\x03');
  assert.strictEqual(server.getPrompt(), '> ');
  assert.strictEqual(server.editorMode, false);
  server.close();
}
{
  const { server, type, shown } = open();
  type('(\n\x03');
  assert.strictEqual(server.getPrompt(), '> ');
  shown();
  type('\x03');
  assert.match(shown(), /To exit, press Ctrl\+C again or Ctrl\+D or type \.exit/);
  type('1\n\x03');
  assert(!server.closed);
  type('\x03');
  assert.strictEqual(server.closed, true);
}
{
  const { server, type, shown } = open();
  type('"first word"\n"second"\n');
  shown();
  type('\x12fir');
  assert.match(shown(), /bck-i-search: fir_/);
  type('zz');
  assert.match(shown(), /failed-bck-i-search: firzz_/);
  type('\x7f\x7f');
  shown();
  type('\n');
  assert.match(shown(), /'first word'/);
  server.close();
}
