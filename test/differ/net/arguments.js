// net: what listen() and connect() make of wrong arguments.
'use strict';
const net = require('net');

function tell(name, action) {
  try {
    action();
    console.log(name, 'begun');
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}

for (const options of [1, 'x', null, () => {}, { keepAliveInitialDelay: 'x' },
  { highWaterMark: 'x' }]) tell('createServer', () => net.createServer(options));

for (const args of [[{}], [{ port: -1 }], [{ port: 65536 }], [{ port: 'x' }], [{ port: true }],
  [{ port: NaN }], [-1], [NaN], [true], [false], [{ path: 1 }], [{ fd: -1 }], [{ host: 'x' }],
  [{ port: 0, signal: 1 }]]) {
  tell('listen', () => net.createServer().listen(...args));
}

for (const args of [[], [null], [{}], [NaN], [-1], [65536], [{ port: true }], [{ port: {} }],
  [{ port: '' }], [{ port: 'x' }], [{ port: 1, localAddress: 'x' }],
  [{ port: 1, localPort: 'x' }], [{ port: 1, lookup: 1 }], [{ path: 5 }], [{ path: null }],
  [{ port: 1, autoSelectFamily: 1 }],
  [{ port: 1, autoSelectFamilyAttemptTimeout: 0 }], [{ port: 1, keepAliveInitialDelay: 'x' }],
  [{ port: 1, objectMode: true }]]) {
  tell('connect', () => net.connect(...args).destroy());
}

const list = new net.BlockList();
for (const [method, ...args] of [['addAddress', 1], ['addAddress', 'x'],
  ['addAddress', '1.1.1.1', 1],
  ['addRange', '1.1.1.2', '1.1.1.1'], ['addRange', '1.1.1.1'], ['addSubnet', '1.1.1.1', 33],
  ['addSubnet', '1.1.1.1', 'x'], ['check', 1], ['check', 'x'], ['addSubnet', '10.0.0.0', 8],
  ['check', '10.1.1.1'], ['check', '::ffff:10.1.1.1', 'ipv6']]) {
  tell(method, () => console.log(list[method](...args)));
}
console.log(list.rules);
