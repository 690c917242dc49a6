// TextDecoder: labels, fatal, ignoreBOM, stream, and its errors.
'use strict';
const labels = ['utf-8', 'UTF8', 'unicode-1-1-utf-8', 'utf-16le', 'utf-16', 'ucs-2', 'utf-16be',
  'latin1', 'ascii', 'iso-8859-1', 'windows-1252', 'iso-8859-2', 'iso-8859-5', 'koi8-r',
  'windows-1251', 'gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'iso-2022-jp', 'euc-kr',
  'macintosh', 'x-mac-cyrillic', 'ibm866', 'iso-8859-16', 'windows-874', 'windows-1258',
  ' utf-8 ', 'x-user-defined', 'nope', '', 'iso-8859-8-i'];
const bytes = Uint8Array.of(0x41, 0xe9, 0xa4, 0x42, 0xa2, 0xa0, 0xd0, 0xb0);
for (const label of labels) {
  try {
    const decoder = new TextDecoder(label);
    console.log(label, decoder.encoding, JSON.stringify(decoder.decode(bytes)));
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
}
const fatal = new TextDecoder('utf-8', { fatal: true });
console.log(fatal.fatal, fatal.ignoreBOM);
try {
  fatal.decode(bytes);
} catch (error) {
  console.log(error.name, error.code, error.message);
}
const bom = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61);
console.log(new TextDecoder().decode(bom).length,
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bom).length);
const stream = new TextDecoder();
console.log(JSON.stringify([stream.decode(Uint8Array.of(0xe2, 0x82), { stream: true }),
  stream.decode(Uint8Array.of(0xac), { stream: true }), stream.decode()]));
const wide = new TextDecoder('utf-16le');
console.log(JSON.stringify([wide.decode(Uint8Array.of(0x3d), { stream: true }),
  wide.decode(Uint8Array.of(0xd8, 0x00), { stream: true }), wide.decode(Uint8Array.of(0xde))]));
console.log(new TextDecoder().decode(new ArrayBuffer(2)).length, new TextDecoder().decode());
for (const bad of ['text', 1, {}, null]) {
  try {
    console.log(new TextDecoder().decode(bad));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(new TextDecoder());
