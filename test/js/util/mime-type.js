'use strict';
// util.MIMEType and MIMEParams parse, change and serialise media types.
const assert = require('assert');
const { MIMEParams, MIMEType } = require('util');

for (const [input, output] of [
  ['text/html', 'text/html'],
  [' TEXT/Html ; Charset="utf-8" ', 'text/html;charset=utf-8'],
  ['a/b;x="y z";q=', 'a/b;x="y z"'],
  ['a/b;x=1;x=2;;y', 'a/b;x=1'],
  ['a/b;x="\\"\\\\"', 'a/b;x="\\"\\\\"'],
  ['a/b;x=""', 'a/b;x=""'],
  ['a/b;x="unclosed', 'a/b;x=unclosed'],
  ['a/b;\u00e9=1;x=\u0100', 'a/b'],
]) {
  assert.strictEqual(String(new MIMEType(input)), output);
  assert.strictEqual(JSON.stringify(new MIMEType(input)), JSON.stringify(output));
}
for (const wrong of ['', 'text', 'text/', '/html', 'te xt/html', 'text/ht ml']) {
  assert.throws(() => new MIMEType(wrong), { code: 'ERR_INVALID_MIME_SYNTAX', name: 'TypeError' });
}
const type = new MIMEType('text/plain;a=1');
type.type = 'Application';
type.subtype = 'JSON';
assert.strictEqual(type.essence, 'application/json');
assert.throws(() => { type.type = ''; }, { code: 'ERR_INVALID_MIME_SYNTAX' });
type.params.set('b', 'c d');
type.params.delete('a');
assert.strictEqual(`${type}`, 'application/json;b="c d"');
assert.deepStrictEqual([...type.params], [['b', 'c d']]);
assert.strictEqual(type.params.get('none'), null);

const params = new MIMEParams();
assert.throws(() => params.set('a b', 'c'), { code: 'ERR_INVALID_MIME_SYNTAX' });
assert.throws(() => params.set('a', '\u0100'), { code: 'ERR_INVALID_MIME_SYNTAX' });
params.set('a', '');
assert.strictEqual(String(params), 'a=""');
