'use strict';
// A socket over a pipe of the shell has no half to shut: its end is no error.
const assert = require('assert');
const { execFileSync } = require('child_process');

const code = 'const socket = new (require("net").Socket)({ fd: 1, readable: false });' +
  'socket.on("finish", () => console.error("finish")).end("text\\n");';
const told = execFileSync('sh', ['-c', '{ "$0" -e "$1" 2>&1 1>&3 | cat; } 3>&1 | cat',
  process.execPath, code], { encoding: 'utf8' });
assert.deepStrictEqual(told.trim().split('\n').sort(), ['finish', 'text']);
