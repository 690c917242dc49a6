// dns: errors of arguments, constants, lookups of addresses.
'use strict';
const dns = require('dns');

for (const action of [() => dns.lookup(), () => dns.lookup('x'), () => dns.lookup(1, () => {}),
  () => dns.lookup('x', { family: 20 }, () => {}), () => dns.lookup('x', { hints: 100 }, () => {}),
  () => dns.lookup('x', 'y', () => {}), () => dns.resolve('x', 'BAD', () => {}),
  () => dns.resolve4('x'), () => dns.reverse('bad', () => {}), () => dns.setServers('x'),
  () => dns.setServers(['bad']), () => dns.lookupService('1.1.1.1'),
  () => dns.lookupService('bad', 1, () => {}), () => dns.lookupService('127.0.0.1', 1e6, () => {}),
  () => new dns.Resolver({ timeout: 'x' }),
  () => new dns.Resolver({ tries: 0 })]) {
  try {
    action();
    console.log('called');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const constants = Object.keys(dns).filter((k) => k === k.toUpperCase()).sort();
console.log(constants.map((k) => [k, dns[k]].join()));
(async () => {
  console.log(await dns.promises.lookup('127.0.0.1'));
  console.log(await dns.promises.lookup('::1', { all: true }));
  dns.lookup('127.0.0.1', (...given) => console.log(given));
  dns.setServers(['1.2.3.4', '[::1]:54']);
  console.log(dns.getServers());
})();
