'use strict';
// process.report: getReport, writeReport, its settings, and reports of uncaught exceptions.
const assert = require('assert');
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const { report } = process;
const made = report.getReport(Object.assign(new Error('why'), { code: 'ECODE' }));
assert.deepStrictEqual(Object.keys(made), [
  'header', 'javascriptStack', 'javascriptHeap', 'nativeStack', 'resourceUsage',
  'uvthreadResourceUsage', 'libuv', 'workers', 'environmentVariables', 'userLimits',
  'sharedObjects',
]);
assert.strictEqual(made.header.trigger, 'GetReport');
assert.strictEqual(made.header.processId, process.pid);
assert.match(made.header.glibcVersionRuntime, /^\d+\.\d+/);
assert.strictEqual(made.javascriptStack.message, 'Error: why');
assert.match(made.javascriptStack.stack[0], /^at .*report\.js/);
assert.deepStrictEqual(made.javascriptStack.errorProperties, { code: 'ECODE' });
assert(made.javascriptHeap.heapSpaces.old_space.used > 0);
assert.strictEqual(report.getReport().javascriptStack.message,
  'Error [ERR_SYNTHETIC]: JavaScript Callstack');

const isType = { code: 'ERR_INVALID_ARG_TYPE' };
for (const call of [
  () => report.getReport(1), () => report.writeReport(1), () => report.writeReport('a', 1),
  () => { report.directory = 1; }, () => { report.compact = 1; },
  () => { report.reportOnSignal = 'yes'; }, () => { report.signal = 5; },
]) assert.throws(call, isType);
assert.throws(() => { report.signal = 'sigusr1'; }, {
  code: 'ERR_UNKNOWN_SIGNAL',
  message: 'Unknown signal: sigusr1 (signals must use all capital letters)',
});
assert.deepStrictEqual(
  [report.directory, report.filename, report.compact, report.signal, report.reportOnSignal],
  ['', '', false, 'SIGUSR2', false]);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
const run = (options, code) => spawnSync(process.execPath, [...options, '-e', code], {
  cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' },
});
const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
try {
  const written = run([], 'console.log(process.report.writeReport("a.json"))');
  assert.strictEqual(written.stdout, 'a.json\n');
  assert.strictEqual(written.stderr,
    '\nWriting Node.js report to file: a.json\nNode.js report completed\n');
  assert.strictEqual(read('a.json').header.filename, 'a.json');

  const uncaught = run(['--report-uncaught-exception', '--report-filename=b.json'],
    'process.exitCode = 5; throw new Error("nobody")');
  assert.strictEqual(uncaught.status, 1);
  assert.strictEqual(read('b.json').javascriptStack.message, 'Error: nobody');

  const signalled = run(
    ['--report-on-signal', '--report-signal=SIGUSR1', '--report-filename=stdout'],
    'process.kill(process.pid, "SIGUSR1"); setTimeout(() => {}, 1e5).unref();' +
    'const t = setInterval(() => {}, 5); process.on("SIGUSR1", () => clearInterval(t));');
  assert.strictEqual(JSON.parse(signalled.stdout).header.trigger, 'Signal');

  const compact = run(['--report-compact'], 'process.report.writeReport("stdout")');
  assert.strictEqual(compact.stdout.trim().split('\n').length, 1);

  const nowhere = run(['--report-dir=no/such'], 'console.log(process.report.writeReport("x"))');
  assert.strictEqual(nowhere.stdout, '\n');
  assert.match(nowhere.stderr, /Failed to open Node\.js report file: x .*\(errno: 2\)/);
} finally {
  fs.rmSync(folder, { recursive: true });
}
