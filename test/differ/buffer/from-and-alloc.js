// Buffer.from, alloc, allocUnsafe, concat, of: what they take and refuse.
'use strict';
const attempt = require('../fixtures/attempt');
attempt(() => Buffer.from('h\u00e9'));
for (const [text, encoding] of [['6869', 'hex'], ['686', 'hex'], ['zz', 'hex'], ['aGk=', 'base64'],
  ['aG k', 'base64'], ['aGk', 'base64url'], ['-_8', 'base64url'], ['h\u00e9', 'latin1'],
  ['h\u00e9', 'ascii'], ['h\u00e9', 'utf16le'], ['h\u00e9', 'ucs2'], ['\ud800', 'utf8'],
  ['x', 'nope'], ['x', 1], ['x', null], ['h\u00e9', 'UTF-8'], ['h', 'binary']]) {
  attempt(() => Buffer.from(text, encoding));
}
for (const value of [[1, 256, -1, 1.9, '7', 'x'], new Uint8Array([1, 2]), new Uint16Array([256, 1]),
  new ArrayBuffer(3), Buffer.from('b'), { length: 2, 0: 5 }, { type: 'Buffer', data: [1, 2] },
  new String('boxed'), { valueOf() { return 'value'; } },
  { [Symbol.toPrimitive]() { return 'p'; } },
  1, null, undefined, true, {}, Symbol('s'), 1n, new Date(0), { length: -1 },
  { length: 'x' }, new Map()]) {
  attempt(() => Buffer.from(value));
}
attempt(() => Buffer.from(new ArrayBuffer(8), 2, 3));
attempt(() => Buffer.from(new ArrayBuffer(8), 9));
attempt(() => Buffer.from(new ArrayBuffer(8), 2, 9));
attempt(() => Buffer.from(new ArrayBuffer(8), 'x'));
for (const size of [3, 0, 1.5, '3', undefined]) {
  attempt(() => Buffer.alloc(size));
  attempt(() => Buffer.allocUnsafe(size).length);
  attempt(() => Buffer.allocUnsafeSlow(size).length);
}
attempt(() => Buffer.alloc(5, 'ab'));
attempt(() => Buffer.alloc(5, 'YWI=', 'base64'));
attempt(() => Buffer.alloc(5, 1.7));
attempt(() => Buffer.alloc(5, Buffer.from('xyz')));
attempt(() => Buffer.alloc(5, 'a', 'nope'));
attempt(() => Buffer.alloc(5, ''));
attempt(() => Buffer.alloc(5, 'zz', 'hex'));
attempt(() => Buffer.concat([Buffer.from('a'), new Uint8Array([98])]));
attempt(() => Buffer.concat([Buffer.from('abc')], 2));
attempt(() => Buffer.concat([Buffer.from('a')], 3));
attempt(() => Buffer.concat([]));
attempt(() => Buffer.concat(['a']));
attempt(() => Buffer.concat('a'));
attempt(() => Buffer.concat([], -1));
attempt(() => Buffer.of(1, 2, 300));
attempt(() => Buffer.copyBytesFrom(new Uint16Array([1, 2]), 1));
attempt(() => Buffer.copyBytesFrom('x'));
