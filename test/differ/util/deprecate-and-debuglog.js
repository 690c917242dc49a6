// util.deprecate warns once per code; util.debuglog is silent without NODE_DEBUG.
'use strict';
const util = require('util');

const old = util.deprecate((a) => a + 1, 'old() is deprecated', 'DEP_ONE');
const other = util.deprecate(() => 'o', 'other() is deprecated', 'DEP_ONE');
const bare = util.deprecate(() => 'bare', 'bare() is deprecated');
console.log(old(1), old(2), other(), bare(), bare());
class K { constructor() { this.a = 1; } }
const Old = util.deprecate(K, 'K is deprecated', 'DEP_K');
console.log(new Old(), new Old() instanceof K, Old.name);
const log = util.debuglog('thing');
console.log(log.enabled, log('x'));
console.log(util.debug === util.debuglog);
try {
  util.deprecate(() => {}, 'x', 1);
} catch (error) {
  console.log(error.code, error.message);
}
process.on('warning', (w) => console.log(w.name, w.code, w.message));
