'use strict';
// The East Asian encodings: text, characters that come in pieces, wrong bytes.
const assert = require('assert');

const samples = {
  'gbk': ['\u6c49\u5b57', [0xba, 0xba, 0xd7, 0xd6]],
  'gb18030': ['\u6c49\u{1f600}', [0xba, 0xba, 0x94, 0x39, 0xfc, 0x36]],
  'big5': ['\u4e2d\u6587', [0xa4, 0xa4, 0xa4, 0xe5]],
  'euc-jp': ['\u65e5\u672c', [0xc6, 0xfc, 0xcb, 0xdc]],
  'shift_jis': ['\u65e5\u672c', [0x93, 0xfa, 0x96, 0x7b]],
  'iso-2022-jp': ['\u65e5\u672c', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]],
  'euc-kr': ['\ud55c\uae00', [0xc7, 0xd1, 0xb1, 0xdb]],
};
for (const [encoding, [text, bytes]] of Object.entries(samples)) {
  const decoder = new TextDecoder(encoding);
  assert.strictEqual(decoder.encoding, encoding);
  assert.strictEqual(decoder.decode(Uint8Array.from(bytes)), text, encoding);
  let pieces = '';
  for (const byte of bytes) pieces += decoder.decode(Uint8Array.of(byte), { stream: true });
  assert.strictEqual(pieces + decoder.decode(), text, `${encoding} in pieces`);
}
assert.strictEqual(new TextDecoder('gb2312').encoding, 'gbk');
assert.strictEqual(new TextDecoder('sjis').decode(Uint8Array.of(0x41, 0xa0)), 'A\ufffd');
assert.throws(() => new TextDecoder('euc-kr', { fatal: true }).decode(Uint8Array.of(0xc7)),
  { code: 'ERR_ENCODING_INVALID_ENCODED_DATA', name: 'TypeError' });
