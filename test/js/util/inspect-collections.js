'use strict';
// util.inspect of sets, maps, their iterators, weak collections, typed arrays and buffers.
const { inspect } = require('util');

const show = (value, options) => console.log(inspect(value, options));
const map = new Map([[1, 2], ['a', { b: { c: {} } }], [{ k: 1 }, new Set([3])]]);
show([new Set(), new Map()]);
show(new Set([1, 'a', { b: 1 }]));
show(map);
show(Object.assign(new Set([1]), { x: 1 }));
show(Object.setPrototypeOf(new Map([[1, 2]]), null));
show(map.keys());
show(map.values());
show(map.entries());
show(new Set([1, 2]).entries());
show(Object.assign(new Set([5]).values(), { x: 1 }));
const iterator = new Map([[1, 2], [3, 4]]).entries();
iterator.next();
show(iterator);
show(iterator.next());
show(new Set(Array.from({ length: 105 }, (_, i) => i)), { breakLength: Infinity });
show(new Set(Array.from({ length: 105 }, (_, i) => i)).values());

show([new WeakSet([{}]), new WeakMap([[{}, 1]])]);
show(new WeakMap([[{ a: 1 }, { b: 2 }]]), { showHidden: true });
show(new WeakSet([[2], [1]]), { showHidden: true });

for (const Type of [Int8Array, Uint8ClampedArray, Float32Array, BigInt64Array]) {
  show(new Type(3));
  show(new Type(2), { showHidden: true });
}
show(new Float64Array([1.5, -0, NaN]));
show(Object.setPrototypeOf(new Uint8Array(2), null));
show(new Uint8Array(200), { maxArrayLength: 2 });
show(new ArrayBuffer(4));
show(new SharedArrayBuffer(2));
show(new ArrayBuffer(4), { maxArrayLength: 3 });
show(new DataView(new ArrayBuffer(3), 1));
show(Buffer.from('hello'));
show(Object.assign(Buffer.from('hi'), { p: 1 }));
