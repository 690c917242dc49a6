// util.inspect of maps, sets, their iterators, weak ones, typed arrays and buffers.
'use strict';
const { inspect } = require('util');

console.log(inspect(new Map([['a', 1], [{ k: 1 }, [2]]])), inspect(new Set([1, 'x', { a: 1 }])));
console.log(inspect(new Map()), inspect(new Set()), inspect(new Map([[1, new Map([[2, 3]])]])));
console.log(inspect(new Map([['a', 1]]).entries()), inspect(new Map([['a', 1]]).keys()));
console.log(inspect(new Set([5]).values()), inspect(new Set([5]).entries()));
console.log(inspect([1, 2][Symbol.iterator]()), inspect('ab'[Symbol.iterator]()));
console.log(inspect(new WeakMap([[{}, 1]])), inspect(new WeakSet([{}])));
console.log(inspect(new Uint8Array(3)), inspect(new Float64Array([1.5, -0])));
console.log(inspect(new BigInt64Array(2)), inspect(new Uint8Array(3), { showHidden: true }));
console.log(inspect(new ArrayBuffer(4)), inspect(new SharedArrayBuffer(2)));
console.log(inspect(new DataView(new ArrayBuffer(3), 1)), inspect(Buffer.from('abc')));
console.log(inspect(Object.assign(Buffer.from('abc'), { p: 1 })), inspect(Buffer.alloc(60)));
console.log(inspect(new Set(Array(150).keys()), { maxArrayLength: 3 }));
console.log(inspect(new Map([[1, 2], [3, 4]]), { maxArrayLength: 1 }));
class M extends Map {}
class S extends Set {}
console.log(inspect(new M([[1, 2]])), inspect(new S([1])), inspect(Object.assign(new Set(), {
  a: 1 })));
console.log(inspect(Object.setPrototypeOf(new Map([[1, 2]]), null)));
console.log(inspect(Object.setPrototypeOf(new Uint8Array(2), null)));
const map = new Map();
map.set('self', map);
console.log(inspect(map));
console.log(inspect(new Map([[{ a: { b: {} } }, new Set([[[]]])]]), { depth: 1 }));
