// indexOf, lastIndexOf, includes, equals, compare, and their errors.
'use strict';
const attempt = require('../fixtures/attempt');
const bytes = Buffer.from('this is a buffer, this is');
for (const value of ['is', 'is a', '', 'x', Buffer.from('buf'), new Uint8Array([105, 115]), 105,
  361, 99.9, -151, null, undefined, {}, [], true]) {
  for (const offset of [undefined, 0, 3, -5, 100, -100, '4', null, NaN, {}]) {
    attempt(() => [bytes.indexOf(value, offset), bytes.lastIndexOf(value, offset),
      bytes.includes(value, offset)].join());
  }
}
attempt(() => bytes.indexOf('6973', 0, 'hex'));
attempt(() => bytes.indexOf('aXM=', 'base64'));
attempt(() => bytes.indexOf('is', 0, 'nope'));
attempt(() => Buffer.from('a\u0394b', 'utf16le').indexOf('\u0394', 0, 'utf16le'));
attempt(() => Buffer.compare(Buffer.from('a'), Buffer.from('b')));
attempt(() => Buffer.compare('a', Buffer.from('b')));
attempt(() => Buffer.compare(Buffer.from('a'), 'b'));
attempt(() => bytes.compare(Buffer.from('this'), 0, 4, 0, 4));
attempt(() => bytes.compare(Buffer.from('this'), 0, 4, 5, 9));
attempt(() => bytes.compare(Buffer.from('this'), 0, 40));
attempt(() => bytes.compare(Buffer.from('this'), -1));
attempt(() => bytes.compare('x'));
attempt(() => bytes.equals(Buffer.from(bytes)));
attempt(() => bytes.equals(new Uint8Array(bytes)));
attempt(() => bytes.equals('x'));
