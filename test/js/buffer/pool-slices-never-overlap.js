'use strict';
// However many small buffers are made, each keeps its own bytes.
const assert = require('assert');

const made = [];
for (let i = 0; i < 5000; i++) made.push(Buffer.from(`number ${i}`));
for (let i = 0; i < made.length; i++) assert.strictEqual(made[i].toString(), `number ${i}`);
