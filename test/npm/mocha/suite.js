// mocha: a suite with hooks, waits, failures and retries, by the command line (in its own process,
// as users run it, and with two reporters) and from a program.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const path = require('path');
const Mocha = require('mocha');

const suite = path.join(__dirname, 'fixtures', 'suite.js');
const bin = require.resolve('mocha/bin/mocha.js');

function mocha(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath,
    [...process.execArgv, bin, ...args, suite], { encoding: 'utf8' });
  assert.strictEqual(stderr, '');
  return { status, stdout };
}

function asJson() {
  const { status, stdout } = mocha('--reporter', 'json');
  assert.strictEqual(status, 3);
  const { stats, failures } = JSON.parse(stdout);
  const { suites, tests, passes, pending } = stats;
  assert.deepStrictEqual({ suites, tests, passes, pending, failures: stats.failures },
    { suites: 2, tests: 9, passes: 4, pending: 2, failures: 3 });
  const [late, differs, later] = failures.map(({ err }) => err);
  assert.strictEqual(late.code, 'ERR_MOCHA_TIMEOUT');
  assert.strictEqual(differs.code, 'ERR_ASSERTION');
  assert.ok(differs.stack.includes(path.join('fixtures', 'suite.js:')), differs.stack);
  assert.strictEqual(later.message, 'later');
}

function asText() {
  const { status, stdout } = mocha('--reporter', 'spec', '--grep', 'difference|empty|second');
  assert.strictEqual(status, 1);
  const text = stdout.replace(/ \(\d+ms\)/g, '').replace(/^ +at .*\n/gm, '').trimEnd();
  assert.ok(text.startsWith(`

  a stack
    ✔ is empty
    inside
      1) fails with a difference
      ✔ holds on the second try


  2 passing
  1 failing

  1) a stack
       inside
         fails with a difference:
`), text);
  assert.ok(/^ {6}-    1\n {6}\+    2$/m.test(text), text);
}

function fromProgram() {
  const runner = new Mocha({ reporter: function() {}, ui: 'bdd', grep: 'waits' });
  runner.addFile(suite);
  const titles = [];
  runner.run((failures) => {
    assert.strictEqual(failures, 0);
    assert.deepStrictEqual(titles, ['waits for a promise', 'waits for a callback']);
    console.log('mocha: ok');
  }).on('pass', (test) => titles.push(test.title));
}

asJson();
asText();
fromProgram();
