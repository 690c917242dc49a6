'use strict';
// console.table for every kind of data.
console.table([[1, 2], ['a', { b: 1 }]]);
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([{ a: 1, b: 2 }, { a: 3, b: 4 }], ['b']);
console.table({ first: { x: 1 }, second: { y: 2 } });
console.table([1, 'two', { three: 3 }, null]);
console.table(new Map([['a', 1], ['b', { c: 1 }]]));
console.table(new Set([1, 'x']));
console.table(new Map([[1, 2]]).entries());
console.table(new Set([1]).values());
console.table([{ nested: { a: 1, b: 2 }, large: { a: 1, b: 2, c: 3 }, list: [1, 2, 3, 4] }]);
console.table([['\u65e5\u672c', 'wide'], ['e\u0301', 'narrow']]);
console.table([]);
console.table('no table');
console.table(null);
console.group();
console.table([1]);
