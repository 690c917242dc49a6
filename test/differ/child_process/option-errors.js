// Options of child_process that are wrong: which form says what.
'use strict';
const childProcess = require('child_process');
const { inspect } = require('util');

const wrong = {
  cwd: [1, {}, new URL('http://x/')],
  detached: [1, 'x'],
  uid: ['x', 1.5, 2 ** 31],
  gid: ['x', NaN],
  shell: [1, {}, 'a\0'],
  argv0: [1, {}, 'a\0'],
  windowsHide: [1],
  timeout: [-1, 'x', 1.5, NaN],
  maxBuffer: [-1, 'x', NaN],
  killSignal: ['SIGFOO', {}, true, 500, -1, 0],
  stdio: ['x', ['pipe', 'ipc', 'ipc'], 1, {}],
  env: [{ a: 'x\0' }],
  signal: [1, {}, null],
  serialization: ['x', 1],
};

function attempt(form, name, value) {
  const options = { [name]: value };
  try {
    if (form.startsWith('execSync')) childProcess[form]('true', options);
    else childProcess[form]('true', [], options);
    return 'taken';
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
}

for (const form of ['spawn', 'spawnSync', 'execFile', 'execFileSync']) {
  for (const name of Object.keys(wrong)) {
    for (const value of wrong[name]) {
      const shown = inspect(value, { breakLength: Infinity, depth: 0 });
      console.log(form, name, shown, attempt(form, name, value));
    }
  }
}
for (const args of [[], [1], [''], ['x', 'y'], ['x', 1], ['x', [], 1], ['x', { stdio: ['pipe'] }],
  ['x', { stdio: 'foo' }], ['x', { serialization: 'y' }], ['x', { signal: 1 }]]) {
  try {
    childProcess.fork(...args).kill();
    console.log('taken');
  } catch ({ code, message }) {
    console.log(code, message);
  }
}
