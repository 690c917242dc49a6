'use strict';
// Arguments of the wrong type are refused at once, with Node's codes.
const assert = require('assert');
const { promisify } = require('util');
const { ChildProcess, exec, execFile, fork, spawn, spawnSync } = require('child_process');

const type = { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' };
const value = { code: 'ERR_INVALID_ARG_VALUE', name: 'TypeError' };
const unknown = { code: 'ERR_UNKNOWN_SIGNAL', name: 'TypeError' };

for (const bad of [0, true, 'text', () => {}, Symbol('s')]) {
  assert.throws(() => fork('x.js', bad), type);
  assert.throws(() => fork('x.js', [], bad), type);
  assert.throws(() => spawn('true', [], bad), type);
}
assert.throws(() => execFile('true', 'text'), type);
assert.throws(() => execFile('true', [], 'text'), type);
assert.throws(() => spawn(''), value);
assert.throws(() => spawn('a\u0000b'), value);
assert.throws(() => spawn('true', [], { stdio: 'nothing' }), value);
assert.throws(() => promisify(exec)('true', { signal: {} }), type);
assert.throws(() => promisify(execFile)('true', { signal: 'x' }), type);
for (const bad of [0, 500, -1, 3.5, 'SIGNOTHING', 'toString']) {
  assert.throws(() => spawnSync('true', { killSignal: bad }), unknown);
}
const child = new ChildProcess();
assert.throws(() => child.spawn(), {
  ...type, message: 'The "options" argument must be of type object. Received undefined',
});
assert.throws(() => child.spawn({ file: 1 }), {
  ...type, message: 'The "options.file" property must be of type string. Received type number (1)',
});
assert.throws(() => child.spawn({ file: 'true', args: 1 }), type);
