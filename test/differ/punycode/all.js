// punycode.
// options: --no-deprecation
'use strict';
const punycode = require('punycode');

console.log(punycode.decode('maana-pta'), punycode.encode('ma\u00f1ana'));
console.log(punycode.toASCII('ma\u00f1ana.com'), punycode.toUnicode('xn--maana-pta.com'));
console.log(punycode.toASCII('a@b\u00e9.de'), punycode.ucs2.decode('a\ud83d\ude00'));
console.log(punycode.ucs2.encode([97, 0x1f600]), punycode.encode('\u2603-\u2318'));
for (const action of [() => punycode.decode('\x80'), () => punycode.decode('ls8h='),
  () => punycode.ucs2.encode([-1])]) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
