// Exit codes: process.exit, exitCode, a throw in a handler, an unsettled await.
'use strict';
const { spawnSync } = require('child_process');

for (const code of ['process.exit(3)', 'process.exitCode = 4', 'process.exit("5")', 'throw 1',
  'Promise.reject(1)', 'process.exitCode = 1; process.exit(0)',
  'process.on("exit", () => { throw 1 })',
  'process.on("uncaughtException", () => { throw 2 }); throw 1', 'process.exit()',
  'process.on("exit", () => process.exit(9))',
  'process.on("exit", () => { process.exitCode = 8 })']) {
  console.log(code, spawnSync(process.execPath, ['-e', code]).status);
}
const unsettled = 'await new Promise(() => {})';
console.log(spawnSync(process.execPath, ['--input-type=module', '-e', unsettled]).status);
