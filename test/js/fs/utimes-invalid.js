'use strict';
// A time that no file can have is an invalid argument.
const assert = require('assert');
const fs = require('fs');

for (const time of [new Date(NaN), 1e300]) {
  assert.throws(() => fs.utimesSync(__filename, time, time), { code: 'EINVAL', syscall: 'utime' });
  assert.rejects(fs.promises.utimes(__filename, time, time), { code: 'EINVAL' });
}
