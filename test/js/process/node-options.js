'use strict';
// NODE_OPTIONS: options of the environment, which the command line's come after.
const assert = require('assert');
const { spawnSync } = require('child_process');

function run(value, args) {
  const env = { ...process.env, NODE_OPTIONS: value };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { status, text: stdout || stderr };
}

assert.deepStrictEqual(run('--title="two words"  --no-warnings', ['-p', 'process.title']),
  { status: 0, text: 'two words\n' });
assert.deepStrictEqual(run('--title=a', ['--title=b', '-p', 'process.title']),
  { status: 0, text: 'b\n' });
assert.deepStrictEqual(run('--no-warnings', ['-p', 'process.execArgv.length']),
  { status: 0, text: '2\n' });
assert.deepStrictEqual(run('--unhandled-rejections=none', ['-e', 'Promise.reject(1)']),
  { status: 0, text: '' });
for (const refused of ['--expose-gc', '--check', '--no-such-option', '-e', '--']) {
  const { status, text } = run(refused, ['-e', '1']);
  assert.strictEqual(status, 9);
  assert.ok(text.endsWith(`: ${refused} is not allowed in NODE_OPTIONS\n`), text);
}
