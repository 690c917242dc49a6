'use strict';
// A FileHandle that nobody closes is closed when the engine collects it, with a warning.
const assert = require('assert');
const fs = require('fs');
const v8 = require('v8');

v8.setFlagsFromString('--expose-gc');
const collect = require('vm').runInNewContext('gc');
const warnings = [];
process.removeAllListeners('warning');
process.on('warning', ({ name, code, message }) => warnings.push(code ?? message));

let fd;
async function forget() {
  fd = (await fs.promises.open(__filename)).fd;
}

async function main() {
  await forget();
  for (let i = 0; i < 100 && warnings.length < 2; i++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  assert.deepStrictEqual(warnings,
    [`Closing file descriptor ${fd} on garbage collection`, 'DEP0137']);
  assert.throws(() => fs.fstatSync(fd), { code: 'EBADF' });
}

main();
