'use strict';
// Options as Node takes them: '_' for '-', values after '=' or as a word, negations, V8's flags.
const assert = require('assert');
const { spawnSync } = require('child_process');

function run(args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args,
    { encoding: 'utf8', input: '', env: { ...process.env, ...env } });
  assert.strictEqual(status, 0, stderr);
  return stdout.trimEnd();
}

assert.strictEqual(run(['--title', 'a b', '-p', 'process.title']), 'a b');
assert.strictEqual(run(['--title=x=y', '-p', 'process.title']), 'x=y');
assert.strictEqual(run(['--stack_trace_limit=3', '-p', 'Error.stackTraceLimit']), '3');
assert.strictEqual(run(['-p', '\\-1 - 1']), '-2');
assert.strictEqual(run(['--expose_gc', '-p', 'typeof gc']), 'function');
assert.strictEqual(run(['--no-deprecation', '--deprecation', '-p', 'process.noDeprecation']),
  'undefined');
assert.strictEqual(run(['--no_deprecation', '-p', 'process.noDeprecation']), 'true');
assert.strictEqual(run(['--max-old-space-size=99', '--experimental-worker', '-pe', '5']), '5');
assert.strictEqual(
  run(['--trace-warnings', '-r', 'fs', '-p', 'process.execArgv.join()', '--', '--title']),
  '--trace-warnings,-r,fs,-p,process.execArgv.join()');
assert.strictEqual(run(['-p', 'process.argv.slice(1).join()', '--', '-a', 'b']), '-a,b');
assert.strictEqual(run(['-p', 'Error.stackTraceLimit'],
  { NODE_OPTIONS: '--stack-trace-limit=7 --max-semi-space-size=2' }), '7');

const flags = process.allowedNodeEnvironmentFlags;
for (const flag of ['--require', '-r', 'r', '--stack_trace_limit=5', 'no_warnings']) {
  assert.ok(flags.has(flag), flag);
}
assert.ok(!flags.has('--eval') && !flags.has('--check'));
