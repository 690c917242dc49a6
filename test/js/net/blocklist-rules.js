'use strict';
// BlockList: addresses, ranges and subnets of both families, mapped addresses, what it refuses.
const assert = require('assert');
const util = require('util');
const { BlockList, SocketAddress } = require('net');

const list = new BlockList();
list.addAddress('1.1.1.1');
list.addAddress('2001:db8:0:0:0:0:0d00:1', 'IPv6');
list.addRange('10.0.0.250', '10.0.1.5');
list.addSubnet(new SocketAddress({ address: 'fe80::', family: 'ipv6' }), 51);
list.addSubnet('192.168.16.9', 20);
assert.deepStrictEqual(list.rules, [
  'Subnet: IPv4 192.168.16.9/20',
  'Subnet: IPv6 fe80::/51',
  'Range: IPv4 10.0.0.250-10.0.1.5',
  'Address: IPv6 2001:db8::d00:1',
  'Address: IPv4 1.1.1.1',
]);

const blocked = [
  ['1.1.1.1'], ['::ffff:1.1.1.1', 'ipv6'], ['::ffff:101:101', 'ipv6'], ['2001:db8::d00:1', 'ipv6'],
  ['10.0.0.250'], ['10.0.1.0'], ['10.0.1.5'], ['::ffff:10.0.1.5', 'ipv6'],
  ['fe80:0:0:1fff:ffff:ffff:ffff:ffff', 'ipv6'], ['192.168.31.255'],
];
for (const each of blocked) assert.strictEqual(list.check(...each), true, each.join());
const free = [
  ['1.1.1.2'], ['::101:101', 'ipv6'], ['10.0.0.249'], ['10.0.1.6'], ['192.168.32.0'],
  ['fe80:0:0:2000::', 'ipv6'], ['2001:db8::d00:1'], ['1.1.1.1', 'ipv6'], ['nothing'],
];
for (const each of free) assert.strictEqual(list.check(...each), false, each.join());
assert.strictEqual(list.check(new SocketAddress({ address: '1.1.1.1', port: 9 })), true);

// Ranges that mix the families: only mapped addresses have an order with IPv4's.
const all = new BlockList();
all.addRange('::', 'ffff::', 'ipv6');
assert.strictEqual(all.check('1.2.3.4'), false);
all.addSubnet('::', 0, 'ipv6');
assert.strictEqual(all.check('1.2.3.4'), true);

assert.throws(() => list.addAddress(1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => list.addAddress('1.1.1.1', 4), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => list.addAddress('1.1.1.1', 'inet'), {
  code: 'ERR_INVALID_ARG_VALUE',
  message: "The property 'options.family' is invalid. Received 'inet'",
});
assert.throws(() => list.addAddress('x'), {
  name: 'Error', code: 'ERR_INVALID_ADDRESS', message: 'Invalid socket address',
});
assert.throws(() => list.addRange('1.1.1.2', '1.1.1.1'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => list.addSubnet('1.1.1.1', 33), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => list.addSubnet('::', 129, 'ipv6'), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => list.addSubnet('1.1.1.1', '8'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => list.check(1), { code: 'ERR_INVALID_ARG_TYPE' });

assert.strictEqual(util.inspect(new BlockList()), 'BlockList { rules: [] }');
assert.strictEqual(util.inspect([[[list]]]), '[ [ [ [BlockList] ] ] ]');

// A clone shares the rules.
const clone = structuredClone(list);
assert.notStrictEqual(clone, list);
clone.addAddress('7.7.7.7');
assert.strictEqual(list.check('7.7.7.7'), true);
