'use strict';
// A line that is no JSON ends in an uncaught error; the messages around it and the channel's end
// are told all the same.
const assert = require('assert');
const { spawn } = require('child_process');
const fs = require('fs');

if (process.argv[2] === 'child') {
  fs.writeSync(3, '{"a":1}\nnoise\n{"a":2}\n');
  process.exit();
}
const child = spawn(process.execPath, [...process.execArgv, __filename, 'child'],
  { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const told = [];
process.on('uncaughtException', (error) => told.push(error.name));
child.on('message', ({ a }) => told.push(a));
child.on('disconnect', () => told.push('disconnect'));
child.on('close', () => told.push('close'));
process.on('exit', () => {
  assert.deepStrictEqual(told, ['SyntaxError', 1, 2, 'disconnect', 'close']);
});
