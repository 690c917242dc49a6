// cp of a folder onto a file, and of a file onto a folder.
'use strict';
const fs = require('fs');

fs.mkdirSync('folder');
fs.writeFileSync('file', '');
for (const [from, to] of [['folder', 'file'], ['file', 'folder']]) {
  try {
    fs.cpSync(from, to, { recursive: true });
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
