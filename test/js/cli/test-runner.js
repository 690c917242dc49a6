'use strict';
// --test runs test files, each in its own process, and reports them as one.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'test-runner-')));
function write(name, text) {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
}
write('a.test.js',
  "const t = require('node:test'); t('one', () => {}); t('two', () => { throw 1; });");
write('sub/test/b.mjs', "import { describe, it } from 'node:test';" +
  "describe('s', () => { it('inner', () => {}); it.skip('left'); });");
write('test-c.cjs', "console.log('plain');");
write('d_test.js', 'process.exit(3);');
write('other.js', 'process.exit(4);');
write('node_modules/test.js', 'process.exit(5);');

function run(...args) {
  const { status, stdout, stderr } =
    spawnSync(process.execPath, ['--test', ...args], { cwd: folder, encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => /^(not )?ok|^# \D/.test(line));
  return { status, stderr, lines };
}
const all = run();
assert.strictEqual(all.status, 1);
assert.deepStrictEqual(all.lines.slice(0, -1), [
  '# Subtest: one', 'ok 1 - one', '# Subtest: two', 'not ok 2 - two',
  `# Subtest: ${folder}/d_test.js`, `not ok 3 - ${folder}/d_test.js`,
  '# Subtest: s', 'ok 4 - s',
  '# plain', `# Subtest: ${folder}/test-c.cjs`, `ok 5 - ${folder}/test-c.cjs`,
  '# tests 6', '# suites 1', '# pass 3', '# fail 2', '# cancelled 0', '# skipped 1', '# todo 0',
]);
const some = run('--test-name-pattern=on', '--test-name-pattern=/PLAIN/i', 'a.test.js', 'sub');
assert.strictEqual(some.status, 0);
assert.ok(some.lines.includes('ok 2 - two # SKIP test name does not match pattern'));
assert.deepStrictEqual(run('other.js').status, 1);
const none = run('no-such-file');
assert.strictEqual(none.status, 1);
assert.strictEqual(none.stderr, `Could not find '${folder}/no-such-file'\n`);
fs.rmSync(folder, { recursive: true });
