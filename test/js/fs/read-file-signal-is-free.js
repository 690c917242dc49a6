'use strict';
// When a file has been read, nothing listens to the signal any more.
const assert = require('assert');
const { getEventListeners } = require('events');
const fs = require('fs');

const { signal } = new AbortController();
fs.readFile(__filename, { signal }, (error) => {
  assert.ifError(error);
  assert.strictEqual(getEventListeners(signal, 'abort').length, 0);
});
