'use strict';
// colors and colorMode exclude each other even if colorMode is 'auto'; warnings go through
// process.stderr.
const assert = require('assert');
const { Console } = require('console');

for (const colorMode of ['auto', true, false]) {
  assert.throws(() => new Console({
    stdout: process.stdout, colorMode, inspectOptions: { colors: false },
  }), {
    code: 'ERR_INCOMPATIBLE_OPTION_PAIR',
    message: 'Option "options.inspectOptions.color" cannot be used in combination with option ' +
      '"colorMode"',
  });
}
const { write } = process.stderr;
let seen = '';
process.stderr.write = (text) => { seen += text; };
console.timeEnd('absent');
setImmediate(() => {
  process.stderr.write = write;
  assert.match(seen, /Warning: No such label 'absent' for console\.timeEnd\(\)\n/);
});
