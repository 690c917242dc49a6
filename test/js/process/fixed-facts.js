'use strict';
// What of process a program cannot change, and what it can, with a warning.
const assert = require('assert');

for (const name of ['arch', 'argv0', 'features', 'pid', 'platform', 'release', 'version',
  'versions']) {
  assert.throws(() => { process[name] = 'foo'; }, {
    name: 'TypeError',
    message: `Cannot assign to read only property '${name}' of object '#<process>'`,
  });
}
process.ppid = 1;
assert.notStrictEqual(process.ppid, undefined);
process.debugPort = 1234;
assert.strictEqual(process.debugPort, 1234);
assert.throws(() => { process.report = {}; }, TypeError);

const warnings = [];
process.on('warning', ({ code }) => warnings.push(code));
process.config.variables.mine = 1;
assert.strictEqual(process.config.variables.mine, 1);
process.config = { a: 1 };
process.config = { b: 1 };
assert.deepStrictEqual(process.config, { b: 1 });
assert.strictEqual(process.setUncaughtExceptionCaptureCallback.name,
  'setUncaughtExceptionCaptureCallback');
assert.strictEqual(process.sourceMapsEnabled, false);
process.on('exit', () => assert.deepStrictEqual(warnings, ['DEP0150']));
