// util.inspect of arrays: holes, extra keys, grouping, limits.
'use strict';
const { inspect } = require('util');

console.log(inspect([]), inspect([,]), inspect([1, , 3]), inspect([, , 'x', , ,]));
console.log(inspect(Object.assign([1, 2], { key: 'v', '-1': 2 })));
console.log(inspect(Array.from({ length: 120 }, (_, i) => i)));
console.log(inspect(Array.from({ length: 30 }, (_, i) => 'word' + i * 37)));
console.log(inspect(Array.from({ length: 8 }, (_, i) => ({ i }))));
console.log(inspect([1, 2, 3, 4], { maxArrayLength: 2 }), inspect([1, 2], { maxArrayLength: 0 }));
console.log(inspect([[[[[1]]]]]), inspect([[[[[1]]]]], { depth: Infinity }));
console.log(inspect([1, [2, [3]]], { compact: false }));
console.log(inspect(Array.from({ length: 7 }, (_, i) => -i * 1.5)));
class Mine extends Array {}
console.log(inspect(Mine.of(1, 2)), inspect(new Mine(3)));
console.log(inspect(Object.setPrototypeOf([1], null)));
console.log(inspect(['a', 'b'], { showHidden: true }));
console.log(inspect(new Array(5)), inspect(Object.assign(new Array(3), { 1: 'x' })));
console.log(inspect(['x'.repeat(80), 'y']), inspect(Array(8).fill('\u4e2d\u6587')));
console.log(inspect(Array(101).fill(1)).split('\n').length);
