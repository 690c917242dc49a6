'use strict';
// util.format and formatWithOptions: each directive with each kind of value.
const assert = require('assert');
const { format, formatWithOptions } = require('util');

class Own { toString() { return 'own'; } }
class Sub extends Own {}
class Plain {}
const circular = {};
circular.circular = circular;
const cases = [
  [[], ''], [['a'], 'a'], [['%s'], '%s'], [['%%'], '%%'], [['%s%%', 1], '1%'], [['%'], '%'],
  [['%x', 1], '%x 1'], [['%s', 'a', 'b', { c: 1 }], 'a b { c: 1 }'], [['%s:%s', 'a'], 'a:%s'],
  [[1, 'a', { b: 2 }], '1 a { b: 2 }'], [['%%%s', 1], '%1'], [['100%', 1], '100% 1'],
  [['%s', -0], '-0'], [['%s', 10n], '10n'], [['%s', Symbol('x')], 'Symbol(x)'],
  [['%s', null], 'null'], [['%s', () => 5], '() => 5'], [['%s', new Own()], 'own'],
  [['%s', new Sub()], 'own'], [['%s', new Plain()], 'Plain {}'],
  [['%s', [1, [2]]], '[ 1, [Array] ]'],
  [['%s', { toString() { return 'mine'; } }], 'mine'], [['%s', Object.create(null)],
    '[Object: null prototype] {}'],
  [['%d', '42'], '42'], [['%d', 'x'], 'NaN'], [['%d', 5n], '5n'], [['%d', Symbol('x')], 'NaN'],
  [['%d', {}], 'NaN'], [['%d', ''], '0'], [['%d', -0], '-0'],
  [['%i', '42.9abc'], '42'], [['%i', 5n], '5n'], [['%i', {}], 'NaN'],
  [['%f', '42.9abc'], '42.9'], [['%f', 5n], '5'], [['%f', Symbol('x')], 'NaN'],
  [['%j', { a: [1] }], '{"a":[1]}'], [['%j', circular], '[Circular]'],
  [['%j', undefined], 'undefined'],
  [['%j', { toJSON: () => 'json' }], '"json"'],
  [['%O', { a: { b: { c: { d: 1 } } } }], '{ a: { b: { c: [Object] } } }'],
  [['%o', [1]], '[ 1, [length]: 1 ]'], [['%c%s', 'color: red', 'x'], 'x'],
];
for (const [args, text] of cases) assert.strictEqual(format(...args), text);

assert.throws(() => format('%j', { toJSON() { throw new Error('no'); } }), /^Error: no$/);
assert.strictEqual(formatWithOptions({ colors: true }, '%s %O', 1, 1), '1 \x1b[33m1\x1b[39m');
assert.strictEqual(formatWithOptions({ compact: false }, { a: 1 }), '{\n  a: 1\n}');
for (const wrong of [null, undefined, 5, 'x', () => {}]) {
  assert.throws(() => formatWithOptions(wrong, 'a'), { code: 'ERR_INVALID_ARG_TYPE' });
}
