'use strict';
// An eval function or a writer of a program's own that throws: the prompt shows it and goes on.
const assert = require('assert');
const { PassThrough } = require('stream');
const repl = require('repl');

function answers(options, lines) {
  const input = new PassThrough();
  const output = new PassThrough();
  let told = '';
  output.setEncoding('utf8').on('data', (text) => { told += text; });
  const server = repl.start({ input, output, prompt: '', ...options });
  return new Promise((resolve) => {
    server.on('exit', () => resolve(told.replace(/\n {4}at .*/g, '')));
    input.end(lines.map((line) => `${line}\n`).join(''));
  });
}

(async () => {
  assert.strictEqual(await answers({
    eval(code, context, file, callback) {
      if (code === 'bad\n') throw new Error('of eval');
      callback(null, code.trim());
    },
  }, ['good', 'bad', 'better']), '\'good\'\nUncaught Error: of eval\n\'better\'\n');
  assert.strictEqual(Object.keys(repl).includes('_builtinLibs'), false);
})();
