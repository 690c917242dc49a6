'use strict';
// node:test reports each test, and the exit code tells whether all passed.
const assert = require('assert');
const { spawnSync } = require('child_process');

function run(code) {
  const program = `const test = require('node:test'); ${code}`;
  const { status, stdout } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  const telling = /^ *(not )?ok |^# (pass|fail)/;
  return { status, lines: stdout.split('\n').filter((line) => telling.test(line)) };
}

assert.deepStrictEqual(run(`
  test('sync', () => {});
  test('callback', (t, done) => setImmediate(done));
  test('outer', async (t) => {
    await t.test('inner', async () => {});
    await t.test('skipped', (t) => t.skip('because'));
  });
  test.todo('later', () => { throw new Error('not yet'); });
  test.skip('never', () => { throw new Error('called'); });
`), {
  status: 0,
  lines: [
    'ok 1 - sync', 'ok 2 - callback', '    ok 1 - inner', '    ok 2 - skipped # SKIP because',
    'ok 3 - outer', 'not ok 4 - later # TODO', 'ok 5 - never # SKIP', '# pass 4', '# fail 0',
  ],
});
assert.deepStrictEqual(run(`
  test('rejects', async () => { throw new Error('x'); });
  test('late', async () => {
    setImmediate(() => { throw new Error('late'); });
    await new Promise(() => {});
  });
  test('good', () => {});
  test('for ever', () => new Promise(() => {}));
`), {
  status: 1,
  lines: [
    'not ok 1 - rejects', 'not ok 2 - late', 'ok 3 - good', 'not ok 4 - for ever', '# pass 1',
    '# fail 2',
  ],
});
