// dgram: what each method makes of wrong and unusual arguments, unbound, bound and closed.
'use strict';
const dgram = require('dgram');

function tell(socket, method, ...args) {
  try {
    const result = socket[method](...args);
    console.log(method, args, result === socket ? 'itself' : typeof result);
  } catch (error) {
    console.log(method, args, error.name, error.code, error.message);
  }
}

for (const args of [[], [null], ['udp'], ['UDP4'], [{}], [{ type: 'udp5' }],
  [{ type: 'udp4', lookup: 1 }], [{ type: 'udp4', signal: 1 }], ['udp4', 'x'], [4]]) {
  try {
    dgram.createSocket(...args).close();
    console.log(args, 'made');
  } catch (error) {
    console.log(args, error.name, error.code, error.message);
  }
}

const plain = dgram.createSocket('udp4');
for (const call of [['address'], ['remoteAddress'], ['disconnect'], ['setBroadcast', true],
  ['setTTL', 'x'], ['setTTL', 5], ['setMulticastTTL', 'x'], ['setMulticastInterface', 5],
  ['addMembership'], ['addMembership', ''], ['addSourceSpecificMembership', '1.1.1.1'],
  ['dropSourceSpecificMembership', 1], ['sendto', 'x'], ['sendto', 'x', 0, 1, 'p'],
  ['ref'], ['unref']]) tell(plain, ...call);
plain.close();
for (const call of [['address'], ['close'], ['bind'], ['connect', 5], ['send', 'x', 5], ['ref'],
  ['unref'], ['addMembership', '224.0.0.1']]) tell(plain, ...call);

const bound = dgram.createSocket('udp4');
bound.bind(0, '127.0.0.1', () => {
  for (const call of [['bind'], ['setTTL', 0], ['setTTL', 256], ['setTTL', 1.5],
    ['setMulticastTTL', 256], ['setMulticastLoopback', 0], ['setMulticastInterface', 'x'],
    ['setMulticastInterface', ''], ['setMulticastInterface', '127.0.0.1'],
    ['setMulticastInterface', '::1'], ['addMembership', '127.0.0.1'], ['addMembership', 'ff02::x'],
    ['dropMembership', '224.0.0.114', '127.0.0.1'], ['setRecvBufferSize', 'x'],
    ['setRecvBufferSize', -1], ['setSendBufferSize', 1.5], ['setSendBufferSize', Infinity],
    ['connect'], ['connect', 0], ['connect', 65536], ['connect', 5, 5],
    ['send'], ['send', 'x'], ['send', 'x', 0], ['send', 'x', 65536], ['send', 5, 9],
    ['send', [5], 9], ['send', ['a', 5], 9], ['send', 'x', 9, 5], ['send', 'x', 9, {}],
    ['send', Buffer.from('abc'), 0, 4, 9, '127.0.0.1'], ['send', 'abc', 4, 0, 9, '127.0.0.1'],
    ['send', new ArrayBuffer(2), 9]]) tell(bound, ...call);
  bound.close();
});
