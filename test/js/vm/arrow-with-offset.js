'use strict';
// The arrow below an error's line points where the text is, not where its file has it.
const assert = require('assert');
const vm = require('vm');

assert.throws(() => vm.runInNewContext(' throw new Error()', {},
  { filename: 'f.js', lineOffset: 32, columnOffset: 123 }),
({ stack }) => /^ \^/m.test(stack) && stack.includes('f.js:33:131'));
