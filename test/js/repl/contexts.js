'use strict';
// A prompt has globals of its own unless useGlobal; .clear and resetContext() make new ones; strict
// mode; _ and _error until they are assigned.
const assert = require('assert');
const repl = require('repl');
const { PassThrough } = require('stream');

function open(options) {
  const output = new PassThrough();
  const server = repl.start({
    input: new PassThrough(), output, prompt: '', terminal: false, ...options,
  });
  const run = (line) => {
    server.write(`${line}\n`);
    return String(output.read() ?? '').trim();
  };
  return { server, run };
}

{
  const { server, run } = open();
  assert.strictEqual(run('own = 5'), '5');
  assert.strictEqual(globalThis.own, undefined);
  assert.strictEqual(server.context.own, 5);
  assert.strictEqual(server.context.global, server.context);
  assert.strictEqual(run('[] instanceof Array'), 'true');
  assert.strictEqual(run('typeof require + typeof fs.readFileSync'), "'functionfunction'");
  let reset;
  server.on('reset', (context) => { reset = context; });
  assert.strictEqual(run('.clear'), 'Clearing context...');
  assert.strictEqual(reset, server.context);
  assert.strictEqual(run('typeof own'), "'undefined'");
}
{
  const { server, run } = open({ useGlobal: true });
  run('var shared = 6');
  assert.strictEqual(globalThis.shared, 6);
  assert.strictEqual(server.context, globalThis);
}
{
  const { run } = open({ replMode: repl.REPL_MODE_STRICT });
  assert.match(run('undeclared = 1'), /^Uncaught ReferenceError: undeclared is not defined/);
}
{
  const { run } = open();
  run('20');
  assert.strictEqual(run('_ + 1'), '21');
  assert.strictEqual(run('_ = 1'), 'Expression assignment to _ now disabled.\n1');
  run('2');
  assert.strictEqual(run('_'), '1');
  run('throw new TypeError("no")');
  assert.strictEqual(run('_error.message'), "'no'");
}
{
  const { server, run } = open({ ignoreUndefined: true, writer: (value) => `<${value}>` });
  assert.strictEqual(run('undefined'), '');
  assert.strictEqual(run('1'), '<1>');
  server.defineCommand('hello', {
    help: 'Say it',
    action(name) {
      this.output.write(`hello ${name}\n`);
      this.displayPrompt();
    },
  });
  assert.strictEqual(run('.hello you'), 'hello you');
  assert.match(run('.help'), /\.hello +Say it/);
}
assert.throws(() => repl.start({ breakEvalOnSigint: true, eval() {} }),
  { name: 'TypeError', code: 'ERR_INVALID_REPL_EVAL_CONFIG' });
