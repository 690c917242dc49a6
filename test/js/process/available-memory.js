'use strict';
// process.availableMemory, as from Node 20 on: what the machine and the process' limit leave.
const assert = require('assert');
const os = require('os');

const available = process.availableMemory();
assert(Number.isFinite(available) && available > 0 && available <= os.totalmem());
