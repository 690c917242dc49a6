// clearLine, clearScreenDown, cursorTo, moveCursor.
'use strict';
const readline = require('readline');
const { PassThrough } = require('stream');

const out = new PassThrough();
const written = [];
out.on('data', (chunk) => written.push(String(chunk)));
readline.clearLine(out, -1);
readline.clearLine(out, 0);
readline.clearLine(out, 1, () => {});
readline.clearScreenDown(out);
readline.cursorTo(out, 3);
readline.cursorTo(out, 3, 4);
readline.moveCursor(out, 1, -2);
readline.moveCursor(out, -1, 2);
readline.moveCursor(out, 0, 0);
setImmediate(() => console.log(JSON.stringify(written)));
for (const action of [() => readline.cursorTo(out, 'x'), () => readline.cursorTo(out, NaN),
  () => readline.cursorTo(out, undefined, 1), () => readline.clearLine(out, 0, 'x'),
  () => readline.moveCursor(out, 1, 1, 5), () => readline.cursorTo(null, 1),
  () => readline.cursorTo(out, 1, () => {})]) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
