'use strict';
// Asks for many files in a row within one timer: some of them are answered beside the loop.
const fs = require('fs');

setTimeout(() => {
  for (let i = 0; i < 24; i += 3) {
    fs.stat(__filename, (error) => console.log(i, !error));
    fs.stat(`${__filename}.none`, (error) => console.log(i + 1, !error));
    fs.readFile(__filename, (error, bytes) => console.log(i + 2, bytes.length > 0));
  }
}, 1);
