'use strict';
// console.time, timeLog, timeEnd: labels, data, warnings. What was measured is not looked at.
const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

const lines = [];
const stdout = new Writable({ write(chunk, _, done) { lines.push(String(chunk)); done(); } });
const warnings = [];
process.on('warning', ({ message }) => warnings.push(message));

const c = new Console(stdout);
c.time();
c.time('label');
c.time('label');
c.timeLog('label', { a: 1 }, 'b');
c.timeEnd('label');
c.timeEnd('label');
c.timeLog('none');
c.timeEnd();
c.time('%s');
c.timeEnd('%s');
c.countReset('none');

const shape = lines.map((line) => line.replace(/\d+(\.\d+)?m?s/, 'TIME'));
assert.deepStrictEqual(shape,
  ["label: TIME { a: 1 } b\n", 'label: TIME\n', 'default: TIME\n', '%s: TIME\n']);
process.on('exit', () => assert.deepStrictEqual(warnings, [
  "Label 'label' already exists for console.time()",
  "No such label 'label' for console.timeEnd()",
  "No such label 'none' for console.timeLog()",
  "Count for 'none' does not exist",
]));
