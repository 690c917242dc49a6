'use strict';
// Native addons are refused clearly.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const file = path.join(makeTree({ 'addon.node': 'not really' }), 'addon.node');
assert.throws(() => require(file), {
  code: 'ERR_DLOPEN_FAILED', message: `native addons cannot be loaded: ${file}`,
});
