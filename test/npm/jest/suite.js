// jest, in one process: a suite whose modules, mocks, timers and globals are jest's own, one that
// fails, and the report of both.
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');

const jest = path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js');

function run(config, ...options) {
  const { status, stdout, stderr } = spawnSync(process.execPath,
    [jest, '--runInBand', '--json', '--rootDir', __dirname, '--config', JSON.stringify(config),
      '--cacheDirectory', path.join(process.env.TMPDIR, 'jest'), ...options],
    { encoding: 'utf8', env: { ...process.env, CI: 'true' } });
  assert.match(stdout, /^\{/, stderr);
  return { status, report: JSON.parse(stdout), stderr };
}

const outcomes = (report) => report.testResults[0].assertionResults
  .map(({ title, status }) => `${title}: ${status}`);

const good = run({ testMatch: ['**/fixtures/holds.js'] });
assert.deepStrictEqual(outcomes(good.report), [
  'a module of the program: passed', 'a module that is mocked: passed',
  'a spy on the library: passed', 'timers of its own: passed', 'promises: passed',
  'globals: passed', 'a server: passed', 'a snapshot: passed',
]);
assert.strictEqual(good.status, 0);

const bad = run({ testMatch: ['**/fixtures/fails.js'] });
assert.deepStrictEqual([bad.status, bad.report.numFailedTests, bad.report.numPendingTests],
  [1, 2, 1]);
assert.match(bad.stderr, /-\s+"a": 2/);
assert.match(bad.stderr, /Exceeded timeout of 20 ms/);

const folder = path.join(process.env.TMPDIR, 'coverage');
run({ testMatch: ['**/fixtures/holds.js'] }, '--coverage', '--coverageDirectory', folder,
  '--coverageReporters', 'json-summary');
const summary = JSON.parse(fs.readFileSync(path.join(folder, 'coverage-summary.json')));
assert.strictEqual(summary.total.functions.pct, 50);
console.log('jest: ran');
