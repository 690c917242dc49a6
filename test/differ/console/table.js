// console.table of arrays, objects, maps, sets, with columns.
'use strict';
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([[1, 2], [3, 4, 5]]);
console.table({ row: { x: 1 }, other: { y: [1] } });
console.table([1, 'a', null, undefined, Symbol('s')]);
console.table([{ a: 1, b: 2 }, { a: 3, b: 4 }], ['b']);
console.table([{ a: 1 }], ['missing']);
console.table(new Map([['k', 1], [{ a: 1 }, { b: 2 }]]));
console.table(new Set([1, { a: 1 }]));
console.table(new Map([['k', 1]]).entries());
console.table(new Set([5]).values());
console.table(5);
console.table('text');
console.table(null);
console.table([]);
console.table({});
console.table([{ a: { b: { c: 1 } }, f() {} }]);
console.table(['\u4e2d\u6587', 'emoji \ud83d\ude00', '\u001b[31mred\u001b[39m']);
console.table([{ 'long name of a column': 1 }]);
console.table(new Float64Array([1.5, 2]));
console.table([new Date(0), /x/, new Error('e').message]);
try {
  console.table([1], 'x');
} catch (error) {
  console.log(error.code, error.message);
}
