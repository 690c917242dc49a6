// chalk: the same colours as on Node (colors.out holds the escapes), per level, and what it finds
// out of the environment and of the streams.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const chalk = require('chalk');

for (const level of [0, 1, 2, 3]) {
  const at = new chalk.Instance({ level });
  console.log(JSON.stringify([
    at.red('red', at.bold('bold'), 'red again'), at.bgBlue.white.underline('one\ntwo'),
    at.hex('#ff8800')('orange'), at.bgRgb(1, 2, 3)('dark'), at.ansi256(194)('honeydew'),
    at`{green.dim ${1 + 1} left} {rgb(10,20,30) x}`, at.visible('seen'), at.green(''),
  ]));
}

function levelIn(environment) {
  const { stdout } = spawnSync(process.execPath, [...process.execArgv, '-p',
    `const chalk = require(${JSON.stringify(require.resolve('chalk'))});
     [chalk.level, chalk.stderr.level, chalk.supportsColor && chalk.supportsColor.has256].join()`],
  { encoding: 'utf8', env: { PATH: process.env.PATH, ...environment } });
  return stdout.trim();
}

assert.strictEqual(levelIn({}), '0,0,false');
assert.strictEqual(levelIn({ FORCE_COLOR: '2' }), '2,2,true');
assert.strictEqual(levelIn({ FORCE_COLOR: '1', TERM: 'xterm' }), '1,1,false');
assert.strictEqual(levelIn({ CI: '1', GITHUB_ACTIONS: '1' }), '0,0,false');
