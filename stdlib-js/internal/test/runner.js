'use strict';
// --test: runs test files, each in a process of its own, and makes one report of theirs.
//
//   runTests(names)   sets process.exitCode
//
// What a file reports by node:test is taken over with new numbers. A file that reports nothing is
// a test itself, by its exit code. As many run at once as there are processors but one; the order
// of the report is that of the files.

const { spawn } = require('child_process');
const tap = require('internal/test/tap');
const { findTestFiles } = require('internal/test/find_files');

const counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
let reported = 0;

function optionsOfChild() {
  return process.execArgv.filter((option) => option !== '--test' && !/^--watch/.test(option));
}

// -> { file, code, signal, output, milliseconds }
function runFile(file) {
  const begun = process.hrtime.bigint();
  const child = spawn(process.execPath, [...optionsOfChild(), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_TEST_CONTEXT: 'child' },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => output += text);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
      resolve({ file, code, signal, output, milliseconds });
    });
  });
}

// ---- the report ---------------------------------------------------------------------------------

const kSummary = /^# (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) (\d+)/;

function takeOverLine(line) {
  const summary = kSummary.exec(line);
  if (summary !== null) {
    if (summary[1] in counts) counts[summary[1]] += Number(summary[2]);
    return;
  }
  if (line === '' || line === 'TAP version 13' || /^1\.\.\d+$/.test(line)) return;
  const result = /^((?:not )?ok) \d+(.*)$/.exec(line);
  tap.print(0, result === null ? line : `${result[1]} ${++reported}${result[2]}`);
}

function reportFile({ file, code, signal, milliseconds }) {
  const { ERR_TEST_FAILURE } = require('internal/errors').codes;
  const failed = code !== 0;
  const test = { name: file, milliseconds, diagnostics: [], error: undefined };
  if (failed) {
    test.error = new ERR_TEST_FAILURE('test failed', 'testCodeFailure');
    test.details = [`exitCode: ${code ?? '~'}`, `signal: ${signal === null ? '~' : `'${signal}'`}`];
  }
  tap.subtest(0, file);
  tap.result(0, ++reported, test);
  counts.tests++;
  counts[failed ? 'fail' : 'pass']++;
}

function report(run) {
  const lines = run.output.split('\n');
  if (!lines.includes('TAP version 13')) {
    for (const line of lines) if (line !== '') tap.diagnostic(0, line);
    return reportFile(run);
  }
  const failedBefore = counts.fail + counts.cancelled;
  for (const line of lines) takeOverLine(line);
  // It failed in another way than by its tests.
  if (run.code !== 0 && counts.fail + counts.cancelled === failedBefore) reportFile(run);
}

// ---- all ----------------------------------------------------------------------------------------

async function runAll(files) {
  const atOnce = Math.max(require('os').cpus().length - 1, 1);
  const runs = [];
  for (let i = 0; i < files.length; i++) {
    if (i >= atOnce) await runs[i - atOnce];
    runs.push(runFile(files[i]));
  }
  for (const run of runs) report(await run);
}

async function runTests(names) {
  const begun = process.hrtime.bigint();
  let files;
  try {
    files = findTestFiles(names, process.cwd());
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  tap.version();
  await runAll(files);
  tap.plan(0, reported);
  tap.summary(counts, Number(process.hrtime.bigint() - begun) / 1e6);
  if (counts.fail + counts.cancelled > 0) process.exitCode = 1;
}

module.exports = { runTests };
