// The functions' names and numbers of parameters, and the constants' kind of object.
'use strict';
const fs = require('fs');

for (const name of Object.keys(fs).sort()) {
  if (typeof fs[name] !== 'function' || name.startsWith('_')) continue;
  console.log(name, fs[name].name, fs[name].length);
}
console.log(Object.getPrototypeOf(fs.constants));
console.log(Object.getOwnPropertyDescriptor(fs.constants, 'O_RDONLY'));
console.log(Object.getOwnPropertyDescriptor(fs, 'R_OK'));
