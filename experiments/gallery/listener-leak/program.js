'use strict';
// Every request adds a listener to something that lives as long as the program, and leaves it.
const { EventEmitter } = require('events');

const settings = new EventEmitter();
let calls = 0;

process.on('warning', (warning) => {
  console.log(`${warning.name}: ${warning.count} listeners of '${warning.type}'`);
});

function request(number) {
  settings.on('change', () => { calls++; });
  calls = 0;
  settings.emit('change');
  console.log(`request ${number}: one change, listeners called: ${calls}`);
  if (number < 12) setImmediate(request, number + 1);
}

setImmediate(request, 1);
