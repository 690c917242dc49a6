'use strict';
// The library does not see what a program puts in the place of a global, be it by `let`.
const assert = require('assert');
const { spawnSync } = require('child_process');

const names = ['process', 'Buffer', 'Map', 'Set', 'Promise', 'Object', 'Array', 'Symbol', 'Error',
  'setTimeout', 'clearTimeout', 'setImmediate', 'queueMicrotask', 'console', 'URL', 'Reflect',
  'AbortController', 'globalThis', 'JSON', 'Math', 'Uint8Array'];
const input = [
  `let ${names.map((name) => `${name} = 0`).join(', ')}`,
  '({ a: [1, new Date(0)] })',
  "require('path').join('a', 'b')",
  'process',
].join('\n');
const { stdout, status } = spawnSync(process.execPath, ['-i'], { encoding: 'utf8', input });
assert.strictEqual(status, 0);
const lines = stdout.split('\n').slice(2).map((line) => line.replace(/^(> )+/, ''));
assert.deepStrictEqual(lines,
  ['undefined', '{ a: [ 1, 1970-01-01T00:00:00.000Z ] }', "'a/b'", '0', '']);

const program = `
globalThis.process = globalThis.setTimeout = globalThis.Promise = undefined;
const { exec, execFileSync } = require('child_process');
require('events').once(new (require('events'))(), 'x', {});
require('fs').promises.stat('.').then((found) => {
  require('console').log(found.isDirectory());
});
require('timers').setTimeout(() => require('console').log('late'), 50);
`;
const changed = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
assert.strictEqual(changed.stdout, 'true\nlate\n', changed.stderr);
