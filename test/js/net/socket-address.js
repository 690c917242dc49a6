'use strict';
// SocketAddress: its defaults, the text of addresses, what it refuses, inspect and clone.
const assert = require('assert');
const util = require('util');
const { SocketAddress } = require('net');

const plain = new SocketAddress();
assert.deepStrictEqual([plain.address, plain.port, plain.family, plain.flowlabel],
  ['127.0.0.1', 0, 'ipv4', 0]);
assert.strictEqual(new SocketAddress({ family: 'IPv6' }).address, '::');

const shortest = {
  '::ffff:1.2.3.4': '::ffff:1.2.3.4',
  '::102:304': '::1.2.3.4',
  '1:0:2:0:0:0:3:0': '1:0:2::3:0',
  '1:0:2:3:4:5:6:7': '1:0:2:3:4:5:6:7',
  '0:0:1:0:0:2:0:0': '::1:0:0:2:0:0',
  '1:2:3:4:5:6:0:0': '1:2:3:4:5:6::',
  '::1:2:3': '::1:2:3',
  'FE80:0::00AB': 'fe80::ab',
  '::1': '::1',
};
for (const [address, text] of Object.entries(shortest)) {
  assert.strictEqual(new SocketAddress({ address, family: 'ipv6' }).address, text);
}

const one = new SocketAddress({ address: '::1', family: 'ipv6', port: 80, flowlabel: 7 });
const facts = { address: '::1', port: 80, family: 'ipv6', flowlabel: 7 };
assert.deepStrictEqual(one.toJSON(), facts);
assert.strictEqual(util.inspect(one), `SocketAddress ${util.inspect(facts)}`);
const copy = structuredClone(one);
assert.ok(SocketAddress.isSocketAddress(copy));
assert.deepStrictEqual(copy.toJSON(), facts);
assert.strictEqual(SocketAddress.isSocketAddress(facts), false);
assert.strictEqual(SocketAddress.isSocketAddress(null), false);

assert.throws(() => new SocketAddress(1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new SocketAddress({ port: -1 }), { code: 'ERR_SOCKET_BAD_PORT' });
assert.throws(() => new SocketAddress({ flowlabel: -1 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => new SocketAddress({ address: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new SocketAddress({ address: '::1' }), { code: 'ERR_INVALID_ADDRESS' });
