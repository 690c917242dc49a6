// process.argv, execArgv, argv0.
'use strict';
const { spawnSync } = require('child_process');

console.log(process.argv.length, require('path').basename(process.argv[1]));
const code = 'console.log(process.argv.slice(1), process.execArgv[0])';
const child = spawnSync(process.execPath, ['-e', code, 'a', '--b', '-c'], { encoding: 'utf8' });
console.log(child.stdout);
const printed = spawnSync(process.execPath, ['-p', '[1, process.argv.length]'],
  { encoding: 'utf8' });
console.log(printed.stdout, printed.status);
const bad = spawnSync(process.execPath, ['missing-file.js'], { encoding: 'utf8' });
console.log(bad.status, bad.stdout, /Cannot find module/.test(bad.stderr));
