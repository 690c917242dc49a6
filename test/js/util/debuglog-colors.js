'use strict';
// FORCE_COLOR decides on the colours of debuglog and console, terminal or not.
const assert = require('assert');
const { spawnSync } = require('child_process');
const util = require('util');

if (process.argv[2] === 'child') {
  util.debuglog('mine')('say %s %o', 'a', 1);
  console.log({ a: 1 });
} else {
  for (const [force, colored] of [['true', true], ['0', false], [undefined, false]]) {
    const env = { ...process.env, NODE_DEBUG: 'mine' };
    delete env.FORCE_COLOR;
    delete env.NODE_DISABLE_COLORS;
    delete env.NO_COLOR;
    if (force !== undefined) env.FORCE_COLOR = force;
    const { stderr, stdout, pid } = spawnSync(process.execPath, [__filename, 'child'], { env });
    const number = (text) => (colored ? `\x1b[33m${text}\x1b[39m` : text);
    assert.strictEqual(String(stderr), `MINE ${number(pid)}: say a ${number(1)}\n`);
    assert.strictEqual(String(stdout), `{ a: ${number(1)} }\n`);
  }
}
