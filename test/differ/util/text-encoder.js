// TextEncoder: encode, encodeInto.
'use strict';
const encoder = new TextEncoder();
console.log(encoder.encoding, encoder.encode('h\u00e9\ud83d\ude00\ud800'), encoder.encode());
const target = new Uint8Array(5);
console.log(encoder.encodeInto('h\u00e9\ud83d\ude00', target), target);
console.log(encoder.encodeInto('abcdefgh', target), encoder.encode(12), encoder.encode(null));
for (const args of [['x'], ['x', []], [1, target], ['x', new Uint16Array(2)]]) {
  try {
    console.log(encoder.encodeInto(...args));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(Object.prototype.toString.call(encoder), encoder);
