// util.inspect with showProxy and getters, of nested and revoked ones.
'use strict';
const { inspect } = require('util');

const nested = new Proxy(new Proxy({ a: 1 }, { has() {} }), {});
console.log(inspect(nested), inspect(nested, { showProxy: true }));
console.log(inspect(new Proxy([1, 2], {})), inspect(new Proxy(class A {}, {})));
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
console.log(inspect(proxy), inspect(proxy, { showProxy: true }), inspect({ p: proxy }));
class Getter { get a() { return { b: 1 }; } static get s() { return 1; } }
console.log(inspect(new Getter(), { getters: true }), inspect(Getter, { getters: true }));
console.log(inspect({ get x() { return new Map([[1, 2]]); } }, { getters: true, depth: 0 }));
console.log(inspect({ set only(v) {} }, { getters: true }), inspect({ get a() { return 'text'; } },
  { getters: 'get' }));
