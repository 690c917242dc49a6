// tape: a suite's TAP by the command line, with the status that says how it went; a stream of
// results from a program.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const path = require('path');

const suite = path.join(__dirname, 'fixtures', 'suite.js');
const bin = path.join(path.dirname(require.resolve('tape/package.json')), 'bin', 'tape');

function commandLine() {
  const { status, stdout, stderr } = spawnSync(process.execPath,
    [...process.execArgv, bin, path.join('fixtures', '*.js')],
    { cwd: __dirname, encoding: 'utf8' });
  assert.deepStrictEqual([status, stderr], [1, '']);
  const lines = stdout.split('\n');
  assert.strictEqual(lines[0], 'TAP version 13');
  assert.deepStrictEqual(lines.filter((line) => /^(#|ok|not ok|1\.\.)/.test(line)), [
    '# numbers', 'ok 1 adds', 'ok 2 should be falsy', 'ok 3 later',
    '# objects', 'ok 4 should be deeply equivalent', 'ok 5 should throw',
    '# inside', 'ok 6 should be deeply equivalent',
    '# promises', "ok 7 The input matched the regular expression /^te/. Input: 'text'",
    '# fails', 'not ok 8 the same',
    '1..8', '# tests 8', '# pass  7', '# fail  1',
  ]);
  const at = lines.find((line) => line.startsWith('    at: '));
  assert.ok(at.includes(`${suite}:30:5)`), at);
}

function fromProgram() {
  const harness = require('tape').createHarness();
  const rows = [];
  harness.createStream({ objectMode: true }).on('data', (row) => rows.push(row)).on('end', () => {
    assert.deepStrictEqual(rows.map((row) => row.type), ['test', 'assert', 'assert', 'end']);
    assert.deepStrictEqual(rows.filter((row) => row.ok === false).map((row) => row.name), ['two']);
    console.log('tape: ok');
  });
  harness('both', (t) => {
    t.ok(true, 'one');
    t.ok(false, 'two');
    t.end();
  });
}

commandLine();
fromProgram();
