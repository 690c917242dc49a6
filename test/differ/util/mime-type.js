// util.MIMEType and MIMEParams.
'use strict';
const { MIMEType, MIMEParams } = require('util');

const type = new MIMEType('Text/JavaScript; Charset="utf-8"; q=0.9;bad; e=""');
console.log(String(type), type.essence, type.type, type.subtype, String(type.params));
type.type = 'application';
type.subtype = 'json';
type.params.set('x', 'a b"c\\');
type.params.delete('q');
console.log(String(type), type.params.get('x'), type.params.has('q'), type.params.get('nope'));
console.log([...type.params], [...type.params.keys()], [...type.params.values()]);
console.log(JSON.stringify({ type }), type);
for (const bad of ['', 'text', '/plain', 'te xt/plain']) {
  try {
    console.log(String(new MIMEType(bad)));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
for (const action of [() => { type.type = ''; }, () => { type.subtype = 'a b'; },
  () => type.params.set('a b', '1'), () => type.params.set('a', '\u0100'),
  () => { type.essence = 'x/y'; }]) {
  try {
    action();
    console.log('set');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(new MIMEParams(), Object.prototype.toString.call(type));
