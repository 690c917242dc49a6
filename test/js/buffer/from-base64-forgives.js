'use strict';
// Base64 in both alphabets; what is in neither is skipped, '=' ends it.
const assert = require('assert');

const decode = (text, encoding = 'base64') => Buffer.from(text, encoding).toString('latin1');
assert.strictEqual(decode('YWJj ZGVm\nZ2hp'), 'abcdefghi');
assert.strictEqual(decode('YWJj=ZGVm'), 'abc');
assert.strictEqual(decode('YW'), 'a');
assert.strictEqual(decode('Y'), '');
assert.strictEqual(decode('YQ==YQ=='), 'a');
assert.strictEqual(decode('-_+/'), decode('+/-_'));
assert.strictEqual(Buffer.from('=bad'.repeat(1e4), 'base64').length, 0);
const lines = Buffer.alloc(10000, 'some text ').toString('base64').replace(/.{76}/g, '$&\r\n');
assert.strictEqual(decode(lines), 'some text '.repeat(1000));
