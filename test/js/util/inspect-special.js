'use strict';
// util.inspect of dates, regular expressions, promises, proxies, boxed primitives, arguments.
const { inspect } = require('util');

const show = (value, options) => console.log(inspect(value, options));
show([new Date(0), new Date(NaN), /a\/b/gi]);
show(Object.assign(new Date(0), { x: 1 }));
show(Object.assign(/a/, { x: 1 }));
show(Object.setPrototypeOf(new Date(0), null));
show([Promise.resolve(1), new Promise(() => {}), Promise.resolve({ a: { b: {} } })]);
const rejected = Promise.reject('why');
rejected.catch(() => {});
show(rejected);

const proxy = new Proxy({ a: 1 }, { get() { throw new Error('trap'); } });
show(proxy);
show(proxy, { showProxy: true });
show({ p: { q: { r: proxy } } }, { showProxy: true, depth: 1 });
show([new Proxy([1], {}), new Proxy(function f() {}, {})]);
const revocable = Proxy.revocable({}, {});
revocable.revoke();
show(revocable.proxy);

show([new Number(-0), new String('abc'), new Boolean(true), Object(1n), Object(Symbol('q'))]);
show(Object.assign(new String('abc'), { x: 1 }));
show(Object.setPrototypeOf(new Number(3), null));
show((function() { return arguments; })(1, 'a'));
show([Math, JSON, globalThis.Atomics]);
show([(function* g() {})(), [][Symbol.iterator]()]);
show(new WeakRef({}));
