'use strict';
// What an ES module as the program throws is an exception that nobody caught: no rejection.
const assert = require('assert');
const { makeTree, runIn } = require('../fixtures/program');

const listeners = `process.on('unhandledRejection', () => console.log('rejection'));
  process.on('uncaughtException', (error, origin) => console.log(error, origin));`;
const folder = makeTree({
  'listens.mjs': `${listeners} throw 5;`,
  'undefined.mjs': 'throw undefined;',
  'main.mjs': 'throw new Error("main");',
  'asked.mjs': 'console.log(typeof require, typeof module);',
  'broken.mjs': 'let x = ;',
  'text.foo': '',
});
assert.strictEqual(runIn(folder, 'listens.mjs').stdout, '5 unhandledRejection\n');
assert.match(runIn(folder, 'undefined.mjs').stderr, /^undefined$/m);
assert.strictEqual(runIn(folder, '--unhandled-rejections=none', 'main.mjs').status, 1);
// --import comes before require and module of -e are there.
assert.strictEqual(runIn(folder, '--import', './asked.mjs', '-e', '').stdout,
  'undefined function\n');
assert.ok(runIn(folder, '--check', 'broken.mjs').stderr.startsWith(`${folder}/broken.mjs:1\n`));
assert.match(runIn(folder, '--check', 'text.foo').stderr, /ERR_UNKNOWN_FILE_EXTENSION/);
assert.match(runIn(folder, '--input-type=module', 'main.mjs').stderr, /ERR_INPUT_TYPE_NOT_ALLOWED/);
