// semver: versions compared, ranges, the command line.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const semver = require('semver');

const shuffled = ['1.10.0', '1.2.0', '1.2.0-rc.10', '1.2.0-rc.9', '0.9.9', '1.2.0+build'];
assert.deepStrictEqual(semver.sort([...shuffled]),
  ['0.9.9', '1.2.0-rc.9', '1.2.0-rc.10', '1.2.0', '1.2.0+build', '1.10.0']);
assert.strictEqual(semver.maxSatisfying(shuffled, '^1.2.0-rc.1 <1.5'), '1.2.0');
assert.strictEqual(semver.valid('v2.0.1'), '2.0.1');
assert.strictEqual(semver.coerce('node v18.20.4-linux').version, '18.20.4');
assert.strictEqual(semver.inc('1.2.3', 'prerelease', 'beta'), '1.2.4-beta.0');
assert.deepStrictEqual([semver.diff('1.2.3', '1.3.0'), semver.subset('~1.2.3', '^1'),
  semver.intersects('<1 || >=3', '2 - 3'), semver.validRange('>x')],
['minor', true, true, '<0.0.0-0']);
assert.strictEqual(new semver.Range('1.x || >=2.5.0 || 5.0.0 - 7.2.3').range,
  '>=1.0.0 <2.0.0-0||>=2.5.0||>=5.0.0 <=7.2.3');
assert.throws(() => new semver.SemVer('1.2'),
  { name: 'TypeError', message: 'Invalid Version: 1.2' });
assert.ok(semver.satisfies(process.version, '>=18'));

const bin = require.resolve('semver/bin/semver.js');
const run = (...args) => spawnSync(process.execPath, [...process.execArgv, bin, ...args],
  { encoding: 'utf8' });
const found = run('-r', '>=1.2', ...shuffled);
assert.deepStrictEqual([found.status, found.stdout, found.stderr],
  [0, '1.2.0\n1.2.0\n1.10.0\n', '']);
assert.strictEqual(run('-r', '^3', ...shuffled).status, 1);
console.log('semver: ok');
