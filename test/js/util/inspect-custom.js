'use strict';
// util.inspect.custom: arguments, results of all kinds, indentation, prototypes, proxies.
const assert = require('assert');
const util = require('util');
const { inspect } = util;

assert.strictEqual(inspect.custom, Symbol.for('nodejs.util.inspect.custom'));

let got;
class Spy {
  [inspect.custom](...args) {
    got = args;
    return 'spy';
  }
}
assert.strictEqual(inspect({ a: [new Spy()] }, { depth: 7, mine: 1 }), '{ a: [ spy ] }');
assert.strictEqual(got.length, 3);
assert.strictEqual(got[0], 5);
assert.strictEqual(got[1].depth, 7);
assert.strictEqual(got[1].mine, 1);
assert.strictEqual(got[1].stylize('x', 'number'), 'x');
assert.strictEqual(got[2], inspect);
inspect(new Spy(), { colors: true, depth: null });
assert.strictEqual(got[0], null);
assert.strictEqual(got[1].stylize('x', 'number'), '\x1b[33mx\x1b[39m');

const custom = (fn) => ({ [inspect.custom]: fn });
assert.strictEqual(inspect(custom(() => ({ x: 1 }))), '{ x: 1 }');
assert.strictEqual(inspect(custom(() => null)), 'null');
assert.strictEqual(inspect(custom(() => 5)), '5');
assert.strictEqual(inspect({ a: custom(() => 'one\ntwo') }), '{\n  a: one\n  two\n}');
assert.strictEqual(inspect(custom(function() { return this; })),
  '{ [Symbol(nodejs.util.inspect.custom)]: [Function (anonymous)] }');
assert.strictEqual(inspect(new Spy(), { customInspect: false }), 'Spy {}');
assert.strictEqual(inspect(Spy.prototype), '{}');
assert.strictEqual(inspect({ inspect() { return 'old'; } }), '{ inspect: [Function: inspect] }');
assert.throws(() => inspect(custom(() => { throw new Error('mine'); })), /^Error: mine$/);

// Behind a proxy nothing of ours is handed out.
inspect(new Proxy(new Spy(), {}));
assert.strictEqual(Object.getPrototypeOf(got[1]), null);
assert.strictEqual(Object.getPrototypeOf(got[1].stylize), null);
