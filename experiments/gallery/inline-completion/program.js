'use strict';
// The answer is there at once. Does the callback run at once, too? fs does not; a cache may.
const fs = require('fs');

const sizes = new Map();

function sizeOf(path, callback) {
  if (sizes.has(path)) return callback(sizes.get(path)); // at once: a trap for the caller
  fs.stat(path, (error, { size }) => {
    sizes.set(path, size);
    callback(size);
  });
}

sizeOf(__filename, () => {
  console.log('first: callback');
  sizeOf(__filename, () => console.log('second: callback'));
  console.log('second: returned');
});
console.log('first: returned');
