// The diffs of deepStrictEqual.
'use strict';
const assert = require('assert');

function attempt(...args) {
  try {
    assert.deepStrictEqual(...args);
    console.log('passed');
  } catch (error) {
    console.log(error.message);
    console.log('----');
  }
}

attempt({ a: 1 }, { a: 2 });
attempt([1, 2, 3], [1, 2, 3, 4]);
attempt([1, 2, 3, 4], [1, 2, 3]);
attempt({ a: 1, b: { c: [1, 2, 3] } }, { a: 1, b: { c: [1, 2, 4] } });
attempt(Array.from({ length: 30 }, (_, i) => i), Array.from({ length: 30 }, (_, i) => (i === 15
  ? -1 : i)));
attempt(Array.from({ length: 60 }, (_, i) => i), Array.from({ length: 60 }, (_, i) => i + 100));
attempt(new Map([[1, 2]]), new Map([[1, 3]]));
attempt(new Set([1, 2]), new Set([1, 3]));
attempt({}, []);
attempt(new Date(0), new Date(1));
attempt(/a/g, /a/i);
attempt({ a: undefined }, {});
attempt([undefined], [,]);
attempt(1, 2);
attempt('a', 'b');
attempt(new Error('a'), new Error('b'));
attempt({ a: 1 }, { a: '1' });
attempt([[[[[[1]]]]]], [[[[[[2]]]]]]);
attempt(Object.create(null), {});
attempt(-0, 0);
attempt([NaN], [NaN]);
attempt({ [Symbol.for('s')]: 1 }, { [Symbol.for('s')]: 2 });
attempt('line 1\nline 2\nline 3', 'line 1\nline two\nline 3');
attempt({ text: 'line 1\nline 2' }, { text: 'line 1\nline 3' });
attempt(new (class A { x = 1; })(), new (class B { x = 1; })());
attempt(Buffer.from('a'), Buffer.from('b'));
attempt(new Uint8Array(2), new Uint8Array(3));
attempt([1, [2, { a: 'x', b: ['y', 'z'] }]], [1, [2, { a: 'x', b: ['y', 'q'] }]]);
attempt({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 }, { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 8 });
attempt([1], [1], 'own');
const circle = {};
circle.self = circle;
attempt(circle, { self: {} });
