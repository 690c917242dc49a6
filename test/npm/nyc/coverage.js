// nyc: coverage of a program and of the children that it starts in three ways.
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');

const nyc = path.join(path.dirname(require.resolve('nyc/package.json')), 'bin/nyc.js');
const temporary = process.env.TMPDIR;

const { status, stdout, stderr } = spawnSync(process.execPath, [nyc,
  '--cwd', path.join(__dirname, 'fixtures'), '--reporter=json-summary',
  '--temp-dir', path.join(temporary, 'raw'), '--report-dir', path.join(temporary, 'report'),
  '--cache=false', process.execPath, path.join(__dirname, 'fixtures/parent.js')],
{ encoding: 'utf8' });
assert.strictEqual(status, 0, stderr);
assert.strictEqual(stdout, 'spawned forked called \n');

const summary = JSON.parse(
  fs.readFileSync(path.join(temporary, 'report/coverage-summary.json'), 'utf8'));
const functions = Object.entries(summary)
  .map(([name, of]) => `${path.basename(name)} ${of.functions.covered}/${of.functions.total}`);
assert.deepStrictEqual(functions.sort(), ['child.js 3/4', 'parent.js 4/4', 'total 7/8']);
console.log('nyc: counted');
