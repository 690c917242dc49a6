// fill, copy, swap16 and the like.
'use strict';
const attempt = require('../fixtures/attempt');
for (const args of [['a'], ['abc', 1], ['abc', 1, 3], [0], [257], ['a', -1], ['a', 0, 100],
  ['a', 5, 2], ['6162', 0, 6, 'hex'], ['zz', 0, 6, 'hex'], ['a', 'nope'], ['\u00e9', 'latin1'],
  [Buffer.from('xy')], [new Uint8Array(0)], [true], [null], [undefined], ['a', '1'], ['a', NaN],
  [1.9], ['abc', 0, 6, 'utf16le'], [Buffer.alloc(0)], ['a', 0, 'utf8'], [{}]]) {
  attempt(() => Buffer.alloc(6, 46).fill(...args));
}
const source = Buffer.from('abcdef');
for (const args of [[0], [1], [0, 2], [0, 2, 4], [4], [6], [7], [-1], [0, -1], [0, 7], [0, 0, -1],
  [0, 4, 2], ['1', '2'], [NaN], [0, 0, 100], [undefined, 2]]) {
  const target = Buffer.alloc(6, 46);
  attempt(() => `${source.copy(target, ...args)} ${target}`);
}
attempt(() => source.copy('x'));
attempt(() => source.copy(new Uint16Array(2)));
attempt(() => Buffer.from('abcd').swap16());
attempt(() => Buffer.from('abcd').swap32());
attempt(() => Buffer.from('abcdefgh').swap64());
attempt(() => Buffer.from('abc').swap16());
attempt(() => Buffer.from('abc').swap32());
attempt(() => Buffer.from('abc').swap64());
