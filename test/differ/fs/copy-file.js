// copyFile: modes, overwriting, promises.
'use strict';
const fs = require('fs');

fs.writeFileSync('a', 'data');
fs.chmodSync('a', 0o640);
console.log(fs.copyFileSync('a', 'b'), fs.readFileSync('b', 'utf8'));
console.log((fs.statSync('b').mode & 0o777).toString(8));
fs.copyFileSync('a', 'c', fs.constants.COPYFILE_FICLONE);
for (const mode of [undefined, null, fs.constants.COPYFILE_EXCL]) {
  try {
    fs.copyFileSync('a', 'b', mode);
    console.log('copied');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
fs.copyFile('a', 'd', (...given) => {
  console.log(given);
  fs.promises.copyFile('a', 'b', fs.constants.COPYFILE_EXCL).catch((e) => console.log(e.message));
});
