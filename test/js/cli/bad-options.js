'use strict';
// What is wrong with a command line is said in one line, and the exit code is 9.
const assert = require('assert');
const { spawnSync } = require('child_process');

function refused(args, message) {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', input: '' });
  assert.strictEqual(stderr.split('\n')[0], `${process.execPath}: ${message}`);
  assert.strictEqual(status, 9, args.join(' '));
}

refused(['--no-such'], 'bad option: --no-such');
refused(['-x'], 'bad option: -x');
refused(['--require'], '--require requires an argument');
refused(['--require='], '--require= requires an argument');
refused(['-e', '-p'], '-e requires an argument');
refused(['-pe'], '--eval requires an argument');
refused(['--no-title'],
  '--no-title is an invalid negation because it is not a boolean option');
refused(['--unhandled-rejections=x'], 'invalid value for --unhandled-rejections');
refused(['--input-type=x', '-e', '1'], '--input-type must be "module" or "commonjs"');
refused(['-c', '-e', '1'], 'either --check or --eval can be used, not both');
refused(['--wait=soon', '-e', '1'],
  '--wait must be off, adaptive, fixed:TIME, batch:TIME or two with a comma');
refused(['--watch'], '--watch requires specifying a file');
refused(['--watch', '-i'], 'either --watch or --interactive can be used, not both');
refused(['--env-file=no-such-file', '-e', '1'], 'no-such-file: not found');
refused(['--inspect'], '--inspect is an option of Node that orrery does not support');
