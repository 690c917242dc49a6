'use strict';
// Exit codes: of errors, of handlers that throw, of process.exit in handlers, of what never ends.
const assert = require('assert');
const { spawnSync } = require('child_process');

function codeOf(args) {
  const { status, signal } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  return signal ?? status;
}

const cases = [
  [0, ['-e', '1']],
  [1, ['-e', 'throw 1']],
  [1, ['-e', 'a b']],
  [1, ['-e', 'Promise.reject(new Error("x"))']],
  [1, ['-e', 'Promise.reject(undefined)']],
  [0, ['--unhandled-rejections=warn', '-e', 'Promise.reject(1)']],
  [0, ['--unhandled-rejections=none', '-e', 'Promise.reject(1)']],
  [1, ['--unhandled-rejections=strict', '-e', 'Promise.reject(1)']],
  [1, ['--unhandled-rejections=warn-with-error-code', '-e', 'Promise.reject(1)']],
  [7, ['-e', 'process.on("uncaughtException", () => { throw 2; }); throw 1']],
  [9, ['--no-such-option', '-e', '1']],
  [9, ['--unhandled-rejections=else', '-e', '1']],
  [13, ['--input-type=module', '-e', 'await new Promise(() => {})']],
  [4, ['--input-type=module', '-e', 'process.exitCode = 4; await new Promise(() => {})']],
  [5, ['-e', 'process.exitCode = 5']],
  [6, ['-e', 'process.on("exit", () => process.exit(6))']],
  [3, ['-e', 'process.on("exit", () => { process.exitCode = 3 })']],
  [8, ['-e', 'process.on("exit", () => { process.exitCode = 8 }); throw 1']],
  [2, ['-e', 'process.on("uncaughtException", () => process.exit(2)); throw 1']],
  [2, ['-e', 'process.on("unhandledRejection", () => process.exit(2)); Promise.reject(1)']],
  [0, ['-e', 'process.on("unhandledRejection", () => {}); Promise.reject(1)']],
  [6, ['-e', 'process._fatalException = undefined; throw 1']],
  [255, ['-e', 'process.exit(-1)']],
  ['SIGTERM', ['-e', 'process.kill(process.pid); setInterval(() => {}, 1000)']],
  ['SIGABRT', ['-e', 'process.abort()']],
  [1, ['a file that is not there.js']],
];
for (const [expected, args] of cases) {
  assert.strictEqual(codeOf(args), expected, `${args.join(' ')}`);
}
