// vm: what scripts see as their global object: declarations, accessors, proxies, frozen objects.
'use strict';
const vm = require('vm');
const util = require('util');

function run(context, source) {
  try {
    return vm.runInContext(source, context);
  } catch (error) {
    return `${error?.name}: ${error?.message}`;
  }
}

// Each source's value in one context, and then what its object has got.
function t(object, ...sources) {
  const context = vm.createContext(typeof object === 'function' ? object() : object);
  for (const source of sources) {
    console.log(source.slice(0, 90), '=>', util.inspect(run(context, source)));
  }
  console.log(util.inspect(Object.getOwnPropertyDescriptors(context), { depth: 2 }));
}

t({},
  'var a = 1; let b = 2; const c = 3; function d() {} class E {}; a+b',
  'Object.keys(globalThis)',
  'typeof b',
  'globalThis.b',
  'delete globalThis.a',
  'typeof a',
  'delete d',
  'typeof d',
  'b',
  'var b = 3');
t({x:1},
  'x',
  'x = 2',
  'this.x',
  'globalThis === this',
  'delete x',
  'typeof x',
  '"x" in globalThis',
  'x',
  'y = 5',
  '"use strict"; z = 6',
  'typeof z',
  '"use strict"; globalThis.z = 7; z');
t(() => Object.defineProperty({},
  'ro', {value:1, writable:false, configurable:true, enumerable:true}), 'ro = 2',
  'ro',
  '"use strict"; ro = 3',
  'var ro',
  'var ro = 5; ro',
  'Object.getOwnPropertyDescriptor(globalThis,"ro")',
  'delete ro');
t(() => Object.defineProperty({},
  'fz', {value:1}), 'fz = 2; fz',
  'delete fz',
  '"use strict"; delete globalThis.fz',
  'Object.defineProperty(globalThis,"fz",{value:3})',
  'function fz() {} typeof fz');
t(() => ({
  get g() { return this === undefined ? 'u' : Object.keys(this); },
  set g(v) { this.got = v; },
}),
  'g',
  'g = 5',
  'got',
  'Object.getOwnPropertyDescriptor(globalThis, "g").get !== undefined',
  '"use strict"; g = 6');
t(() => ({ get only() { return 1; } }), 'only = 2; only', '"use strict"; only = 2');
t(() => ({ get thr() { throw new TypeError('thr'); } }), 'thr', 'typeof thr', '"thr" in this');
t({},
  'Object.defineProperty(globalThis, "p", {get(){return 1}, configurable:true}); p',
  'Object.defineProperty(globalThis, "q", {value:1}); q',
  'q = 2; q',
  'Object.defineProperty(this, "r", {value:1, writable:true, configurable:true}); r = 4; r',
  'Object.defineProperty(this, "s", {set(v){ this.sv = v }, configurable: true}); s = 9; sv',
  'Reflect.defineProperty(this, "q", {value:5})');
t({},
  'this[Symbol.for("s")] = 1; this[Symbol.for("s")]',
  'Object.getOwnPropertySymbols(this).length',
  'Symbol.for("s") in this',
  '"use strict"; this[Symbol.for("t")] = 2',
  'Object.getOwnPropertySymbols(this).map(String)',
  'delete this[Symbol.for("s")]');
t({0:'zero'},
  'this[0]',
  'this[1] = "one"; this[1]',
  'Object.keys(this)',
  '0 in this',
  'delete this[0]',
  'this[0]',
  'Object.getOwnPropertyNames(this).filter((x) => /^\\d/.test(x))');
t(() => Object.create({inh: 1, get ig() { return 2; }}),
  'inh',
  'ig',
  '"inh" in this',
  'this.hasOwnProperty("inh")',
  'inh = 3; inh',
  'for (var k in this) if (k === "inh") "found"',
  'delete inh; inh');
t(() => new Proxy({a:1}, {}),
  'a',
  'b = 2; b',
  'delete a',
  'typeof a',
  'Object.keys(this)',
  'var v = 3; v');
t(() => new Proxy({}, {
  get(t, k, r) { return k === 'magic' ? 42 : Reflect.get(t, k, r); },
  has(t, k) { return k === 'magic' || k in t; },
}),
  'magic',
  '"magic" in this',
  'typeof magic',
  'typeof nomagic');
t(() => new Proxy({}, { set() { throw new RangeError('noset'); } }),
  'a = 1',
  'this.b = 2',
  'var q = 1');
t(() => Object.freeze({f:1}),
  'f = 2; f',
  'n = 1; typeof n',
  'var w = 5; w',
  '"use strict"; this.m = 1');
t(() => Object.preventExtensions({e:1}), 'e = 2; e', 'n = 1; typeof n', 'var w = 5; w');
t(() => Object.create(null),
  'typeof Object',
  'x = 1; x',
  'toString',
  'Object.getPrototypeOf(this) === Object.prototype',
  'this instanceof Object');
t([1,2], 'this[0]', 'length', 'this.push', 'Array.isArray(this)');
t({Object: 5, undefined: 1},
  'Object',
  'undefined',
  'var undefined',
  'NaN = 3; NaN',
  'Infinity',
  'delete Object; typeof Object');
t({},
  'typeof process',
  'typeof require',
  'typeof globalThis',
  'typeof WebAssembly',
  'Object.getOwnPropertyNames(globalThis).length > 50',
  'Object.getOwnPropertyNames(globalThis).slice(0, 4)');
t({},
  'eval("var ev = 1"); ev',
  '(0,eval)("var ev2 = 2"); ev2',
  'new Function("return this")() === globalThis',
  '(function() { return this })() === globalThis',
  '(function() { "use strict"; return this })()',
  'function f() { return g2(); } function g2() { return 7; } f()',
  'try { nope } catch (e) { e instanceof ReferenceError }',
  '[] instanceof Array',
  'with ({w:1}) { w }',
  'nope',
  'typeof nope',
  'nope = nope');
t({a: 1},
  'Object.setPrototypeOf(globalThis, {pp: 1}); pp',
  'Object.setPrototypeOf(globalThis, null); typeof pp',
  'a',
  'Object.isExtensible(globalThis)',
  'Object.preventExtensions(globalThis); 1',
  'zz = 1; typeof zz');
