'use strict';
// A read stream of what is not there tells error, then close.
const assert = require('assert');
const fs = require('fs');

const events = [];
fs.createReadStream('/no/such/file')
  .on('error', (error) => events.push(error.code, error.syscall))
  .on('close', () => events.push('close'))
  .on('open', () => assert.fail('opened'));
process.on('exit', () => assert.deepStrictEqual(events, ['ENOENT', 'open', 'close']));
