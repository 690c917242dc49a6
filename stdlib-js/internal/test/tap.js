'use strict';
// What tests print, as the Test Anything Protocol has it.
//
//   version(), subtest(depth, name), result(depth, number, test), plan(depth, count)
//   print(depth, text), diagnostic(depth, text), summary(counts, milliseconds)

const { inspect } = require('internal/util/inspect');

function print(depth, text) {
  process.stdout.write(`${'    '.repeat(depth)}${text}\n`);
}

const escape = (text) => String(text).replace(/\\/g, '\\\\').replace(/#/g, '\\#')
  .replace(/\n/g, '\\n').replace(/\r/g, '\\r');

function version() {
  print(0, 'TAP version 13');
}

function subtest(depth, name) {
  print(depth, `# Subtest: ${escape(name)}`);
}

function directive({ skipped, todo }) {
  const named = (word, reason) =>
    ` # ${word}${typeof reason === 'string' ? ` ${escape(reason)}` : ''}`;
  if (skipped) return named('SKIP', skipped);
  return todo ? named('TODO', todo) : '';
}

function describeError(depth, error, details = []) {
  const cause = error instanceof Error && error.code === 'ERR_TEST_FAILURE' ? error.cause : error;
  const message = cause instanceof Error ? cause.message : inspect(cause);
  print(depth, "  failureType: 'testCodeFailure'");
  for (const line of details) print(depth, `  ${line}`);
  print(depth, '  error: |-');
  for (const line of message.split('\n')) print(depth, `    ${line}`);
  if (cause?.code !== undefined) print(depth, `  code: '${cause.code}'`);
  if (typeof cause?.stack !== 'string') return;
  print(depth, '  stack: |-');
  for (const line of cause.stack.split('\n').slice(1)) print(depth, `    ${line.trim()}`);
}

function result(depth, number, test) {
  const word = test.error === undefined ? 'ok' : 'not ok';
  print(depth, `${word} ${number} - ${escape(test.name)}${directive(test)}`);
  print(depth, '  ---');
  print(depth, `  duration_ms: ${test.milliseconds}`);
  if (test.type !== undefined) print(depth, `  type: '${test.type}'`);
  if (test.error !== undefined) describeError(depth, test.error, test.details);
  print(depth, '  ...');
  for (const text of test.diagnostics) diagnostic(depth, text);
}

function plan(depth, count) {
  print(depth, `1..${count}`);
}

function diagnostic(depth, text) {
  print(depth, `# ${escape(text)}`);
}

function summary(counts, milliseconds) {
  for (const [name, count] of Object.entries(counts)) diagnostic(0, `${name} ${count}`);
  diagnostic(0, `duration_ms ${milliseconds}`);
}

module.exports = { print, diagnostic, plan, result, subtest, summary, version };
