'use strict';
// isIP, isIPv4, isIPv6: text, and what becomes text.
const assert = require('assert');
const net = require('net');

const families = {
  '127.0.0.1': 4, '255.255.255.255': 4, '0.0.0.0': 4, '1.2.3': 0, '256.1.1.1': 0, '1.2.3.4.5': 0,
  '01.2.3.4': 0, ' 1.2.3.4': 0, '1.2.3.4 ': 0, 'x1sscpv6': 0, '': 0,
  '::1': 6, '::': 6, '::ffff:127.0.0.1': 6, '1:2:3:4:5:6:7:8': 6, '1:2:3:4:5:6:7': 0,
  '1::2::3': 0, '::12345': 0, 'FE80::AbCd': 6, 'fe80::1%lo': 6, 'fe80::1%none': 6,
  'fe80::1%': 0, 'fe80::1%a b': 0, 'fe80::1%a%b': 0, '1.2.3.4%lo': 0, '::1.2.3.256': 0, '[::1]': 0,
  '1:2:3:4:5:6:1.2.3.4': 6, '::1:': 0, ':::': 0,
};
for (const [text, family] of Object.entries(families)) {
  assert.strictEqual(net.isIP(text), family, text);
  assert.strictEqual(net.isIPv4(text), family === 4, text);
  assert.strictEqual(net.isIPv6(text), family === 6, text);
}
for (const each of [undefined, null, 1, {}, [], true]) assert.strictEqual(net.isIP(each), 0);
assert.strictEqual(net.isIP({ toString: () => '::1' }), 6);
assert.strictEqual(net.isIPv4({ toString: () => '127.0.0.1' }), true);
assert.strictEqual(net.isIPv6(Buffer.from('::1')), true);
