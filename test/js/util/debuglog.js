'use strict';
// util.debuglog writes to stderr if NODE_DEBUG names the section, with wildcards and in any case.
const assert = require('assert');
const { spawnSync } = require('child_process');

const program = `
  const debug = require('util').debuglog('foo-bar', (fn) => console.log(typeof fn));
  console.log(debug.enabled);
  debug('hi %d', 5, { a: 1 });
  debug('again');
`;
function run(NODE_DEBUG) {
  const { stdout, stderr, pid } = spawnSync(process.execPath, ['-e', program], {
    env: { ...process.env, NODE_DEBUG }, encoding: 'utf8',
  });
  return [stdout, stderr.replaceAll(String(pid), 'PID')];
}
const written = 'FOO-BAR PID: hi 5 { a: 1 }\nFOO-BAR PID: again\n';
for (const enabling of ['foo-bar', 'x,FOO-bar', 'foo*', 'f*r']) {
  assert.deepStrictEqual(run(enabling), ['true\nfunction\n', written], enabling);
}
for (const other of ['', 'foo', 'foo-ba', 'foo.bar']) {
  assert.deepStrictEqual(run(other), ['false\nfunction\n', ''], other);
}
