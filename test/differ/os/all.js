// os: kinds of what each function returns, constants, errors.
'use strict';
const os = require('os');

for (const name of Object.keys(os).sort()) {
  const value = os[name];
  if (typeof value !== 'function') continue;
  let result;
  try {
    result = value();
  } catch (error) {
    result = error.code;
  }
  console.log(name, typeof result, Array.isArray(result), value.length);
}
console.log(os.EOL === '\n', os.devNull, os.platform(), os.type());
console.log(Object.keys(os.constants), os.constants.signals, os.constants.priority);
console.log(os.constants.errno.ENOENT, Object.keys(os.constants.errno).length, os.constants.dlopen);
console.log(os.homedir() === process.env.HOME, os.tmpdir() === process.env.TMPDIR);
console.log(Object.keys(os.cpus()[0]), Object.keys(os.cpus()[0].times), Object.keys(os.userInfo()));
console.log(Object.keys(os.networkInterfaces().lo?.[0] ?? {}));
console.log(typeof os.userInfo({ encoding: 'buffer' }).username);
console.log(`${os.hostname}` === os.hostname(), os.endianness());
for (const args of [[0, 100], [0, -21], [-2, 1], ['x', 1], [0, 'x'], [0.5, 1], [0]]) {
  try {
    os.setPriority(...args);
    console.log('set');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
for (const pid of [-1, 2 ** 31 - 1, 'x']) {
  try {
    console.log(os.getPriority(pid));
  } catch (error) {
    console.log(error.name, error.code, error.message, error.info, error.syscall, error.errno);
  }
}
