// atob, btoa, isUtf8, isAscii, transcode.
'use strict';
const { isUtf8, isAscii, transcode, atob, btoa } = require('buffer');
const attempt = require('../fixtures/attempt');

for (const text of ['', 'aGk=', 'aGk', ' a G k ', 'a', 'aGk==', '####', 'aGk\u00e9', null, 12]) {
  attempt(() => JSON.stringify(atob(text)));
  attempt(() => JSON.stringify(btoa(text)));
}
attempt(() => atob());
attempt(() => btoa());
attempt(() => btoa('\u0100'));
for (const value of [Buffer.from('a\u00e9'), Buffer.from([0xff]), new ArrayBuffer(1), 'x',
  new Uint16Array([0xd800])]) {
  attempt(() => isUtf8(value));
  attempt(() => isAscii(value));
}
for (const [from, to] of [['utf8', 'latin1'], ['utf8', 'ascii'], ['utf8', 'utf16le'],
  ['latin1', 'utf8'], ['utf16le', 'utf8'], ['ucs2', 'utf8'], ['utf8', 'hex'], ['binary', 'utf8'],
  ['latin1', 'ascii'], ['nope', 'utf8']]) {
  attempt(() => transcode(Buffer.from('a\u20ac'), from, to));
}
attempt(() => transcode('x', 'utf8', 'latin1'));
