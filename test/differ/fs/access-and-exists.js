// access, exists, and the modes that chmod sets, in all three forms.
'use strict';
const fs = require('fs');

fs.writeFileSync('file', '');
for (const mode of [0, 0o400, 0o777, '600', 0o4755]) {
  fs.chmodSync('file', mode);
  console.log(mode, (fs.statSync('file').mode & 0o7777).toString(8));
}
for (const mode of [undefined, fs.constants.R_OK, fs.constants.W_OK | fs.constants.R_OK]) {
  console.log(fs.accessSync('file', mode));
}
for (const value of ['file', 'missing', '', undefined, null, 1, {}, Buffer.from('file'),
  new URL('file:///'), 'a\0b']) console.log(fs.existsSync(value));
fs.exists('file', (...given) => {
  console.log(given);
  fs.access('missing', (error) => console.log(error.code));
});
fs.promises.access('file').then(console.log);
for (const bad of ['9', 'x', -1, 1.5, {}, '0x1ff', undefined]) {
  try {
    fs.chmodSync('file', bad);
    console.log('set');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
