// Paths with a null byte are refused.
'use strict';
const fs = require('fs');

for (const path of ['a\0b', Buffer.from('a\0b'), new URL('file:///a%00b')]) {
  try {
    fs.statSync(path);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
  console.log(fs.existsSync(path));
}
