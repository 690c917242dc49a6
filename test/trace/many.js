'use strict';
// Three hundred operations at once, each of its own, and then a text of more than a megabyte.
const fs = require('fs');

let left = 300;
for (let i = 0; i < 300; i++) {
  fs.readlink(`${__filename}.${i}`, () => {
    if (--left === 0) process.stdout.write('long "text"\\\n'.repeat(1e5));
  });
}
