// util.stripVTControlCharacters, toUSVString and styleText.
'use strict';
const util = require('util');

console.log(util.stripVTControlCharacters('\x1b[31mred\x1b[39m plain \x1b]0;title\x07'));
console.log(util.toUSVString('a\ud800b\udc00c\ud83d\ude00'), util.toUSVString(12));
for (const bad of [1, undefined, {}]) {
  try {
    util.stripVTControlCharacters(bad);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
console.log(JSON.stringify(util.styleText('red', 'x', { validateStream: false })));
try {
  util.styleText('nope', 'x');
} catch (error) {
  console.log(error.name, error.code, error.message.slice(0, 60));
}
