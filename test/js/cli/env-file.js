'use strict';
// --env-file, process.loadEnvFile() and util.parseEnv() read files of variables by Node's rules.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');
const { parseEnv } = require('util');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'env-file-'));
const write = (name, text) => {
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const first = write('first', [
  '# a comment', 'PLAIN=a b # a comment', 'export EXPORTED=1', 'SPACED = x ', 'EMPTY=',
  'DOUBLE="two\\nlines # no comment"', "SINGLE='as\\nit is'", 'BACK=`say "hi"`', 'LONG="one',
  'two"', 'TAKEN=file', 'NODE_OPTIONS="--title=\'titled\'"', 'not a line', 'LAST=a=b',
].join('\r\n'));
const second = write('second', 'PLAIN=second');

assert.deepStrictEqual(parseEnv(fs.readFileSync(first, 'utf8')), {
  PLAIN: 'a b', EXPORTED: '1', SPACED: 'x', EMPTY: '', DOUBLE: 'two\nlines # no comment',
  SINGLE: 'as\\nit is', BACK: 'say "hi"', LONG: 'one\ntwo', TAKEN: 'file',
  NODE_OPTIONS: "--title='titled'", LAST: 'a=b',
});
assert.throws(() => parseEnv(1), { code: 'ERR_INVALID_ARG_TYPE' });

const { NODE_OPTIONS, ...outer } = process.env;
function show(...args) {
  const code = "console.log(['PLAIN', 'TAKEN', 'EMPTY'].map((n) => process.env[n]).join())";
  const { stdout, stderr } = spawnSync(process.execPath, [...args, '-e', code],
    { env: { ...outer, TAKEN: 'outer' }, encoding: 'utf8' });
  return stdout || stderr;
}
assert.strictEqual(show(`--env-file=${first}`), 'a b,outer,\n');
assert.strictEqual(show(`--env-file=${first}`, '--env-file', second), 'second,outer,\n');
assert.strictEqual(show('--env-file-if-exists=no-such'), ',outer,\n');
assert.strictEqual(spawnSync(process.execPath, ['--env-file', first, '-p', 'process.title'],
  { env: outer, encoding: 'utf8' }).stdout, "'titled'\n");

process.env.TAKEN = 'before';
process.loadEnvFile(first);
assert.strictEqual(process.env.TAKEN, 'before');
assert.strictEqual(process.env.SPACED, 'x');
assert.throws(() => process.loadEnvFile(path.join(folder, 'none')),
  { code: 'ENOENT', syscall: 'open' });
fs.rmSync(folder, { recursive: true });
