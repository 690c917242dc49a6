'use strict';
// A watcher that is not persistent does not keep the program alive.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('watch-unref');

const watcher = fs.watch(folder, { persistent: false }, () => assert.fail('nothing happens here'));
assert.strictEqual(watcher.ref(), watcher);
assert.strictEqual(watcher.unref(), watcher);
