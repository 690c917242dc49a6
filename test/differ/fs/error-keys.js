// An error of a synchronous call as it prints: its own properties in order.
'use strict';
const fs = require('fs');

for (const action of [() => fs.openSync('missing'), () => fs.renameSync('missing', 'other')]) {
  try {
    action();
  } catch (error) {
    console.log(Object.keys(error));
  }
}
