// The error for a mode of access and of copyFile that is none.
'use strict';
const fs = require('fs');

fs.writeFileSync('file', '');
for (const mode of [8, -1, 'x', 1.5, NaN, {}]) {
  for (const action of [() => fs.accessSync('file', mode),
    () => fs.copyFileSync('file', 'copy', mode)]) {
    try {
      console.log(mode, action());
    } catch (error) {
      console.log(mode, error.name, error.code, error.message);
    }
  }
}
