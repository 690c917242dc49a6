'use strict';
// What os says agrees with the system's own files and with process.
const assert = require('assert');
const fs = require('fs');
const os = require('os');

assert.strictEqual(os.type(), 'Linux');
assert.strictEqual(os.hostname(), fs.readFileSync('/proc/sys/kernel/hostname', 'utf8').trim());
assert.strictEqual(os.release(), fs.readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim());
const stat = fs.readFileSync('/proc/stat', 'utf8');
assert.strictEqual(os.cpus().length, stat.match(/^cpu\d+ /gm).length);
assert.strictEqual(os.userInfo().uid, process.geteuid());
assert.strictEqual(os.EOL, '\n');
assert.strictEqual(os.constants.signals.SIGTERM, 15);
assert.strictEqual(os.constants.errno.ENOENT, 2);
assert.ok(os.totalmem() >= os.freemem() && os.freemem() > 0);
assert.strictEqual(os.networkInterfaces().lo[0].cidr, '127.0.0.1/8');
assert.strictEqual(os.loadavg().length, 3);
assert.throws(() => os.getPriority('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => os.setPriority(0, 20), { code: 'ERR_OUT_OF_RANGE' });
