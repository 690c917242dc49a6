// A delay that does not fit.
'use strict';
setTimeout(() => console.log('soon'), 2 ** 31);
setTimeout(() => console.log('soon, too'), Infinity);
