// lodash: what people use it for: chains, deep copies and merges, paths, templates, and debounce
// and throttle, which stand on the timers.
'use strict';
const assert = require('assert');
const vm = require('vm');
const _ = require('lodash');

const people = [
  { name: 'Ann', age: 34, tags: ['a', 'b'] }, { name: 'Bob', age: 25, tags: [] },
  { name: 'Cid', age: 34, tags: ['b'] },
];
const summary = _.chain(people).groupBy('age').mapValues((group) => _.map(group, 'name'))
  .toPairs().orderBy([0], ['desc']).value();
assert.deepStrictEqual(summary, [['34', ['Ann', 'Cid']], ['25', ['Bob']]]);
assert.deepStrictEqual(_.uniq(_.flatMap(people, 'tags')), ['a', 'b']);
assert.deepStrictEqual(_(people).sortBy(['age', 'name']).map('name').value(),
  ['Bob', 'Ann', 'Cid']);

const source = { when: new Date(5), map: new Map([[{}, 1]]), bytes: Buffer.from('abc'), re: /x/gi,
  typed: new Float64Array([1, 2]), [Symbol.for('s')]: { deep: [1] } };
source.self = source;
const copy = _.cloneDeep(source);
assert.ok(copy.self === copy && copy.bytes !== source.bytes && Buffer.isBuffer(copy.bytes));
assert.deepStrictEqual(copy, source);
assert.ok(_.isEqual(copy, source));
assert.ok(_.isBuffer(copy.bytes) && _.isTypedArray(copy.typed) && _.isMap(copy.map));
assert.ok(_.isRegExp(vm.runInNewContext('/x/')) && _.isArguments((function() {
  return arguments;
})(1)));

assert.deepStrictEqual(_.merge({ a: [{ b: 1 }] }, { a: [{ c: 2 }, 3] }),
  { a: [{ b: 1, c: 2 }, 3] });
assert.strictEqual(_.get(_.set({}, 'a[0].b', 7), ['a', '0', 'b']), 7);
assert.strictEqual(_.template('<% _.each(l, (x) => { %>[<%- x %>]<% }) %>')({ l: ['<', 1] }),
  '[&lt;][1]');
assert.deepStrictEqual([_.camelCase('fôo bar-baz'), _.kebabCase('XMLHttpReq'), _.words('a1 b'),
  _.deburr('déjà'), _.size('👩‍👩‍👧é')], ['fooBarBaz', 'xml-http-req', ['a', '1', 'b'], 'deja', 2]);

const calls = [];
const debounced = _.debounce((x) => calls.push(`debounced ${x}`), 20);
const throttled = _.throttle((x) => calls.push(`throttled ${x}`), 40);
for (let i = 0; i < 5; i++) {
  debounced(i);
  throttled(i);
}
_.defer((x) => calls.push(x), 'deferred');
_.delay(() => {
  assert.deepStrictEqual(calls, ['throttled 0', 'deferred', 'debounced 4', 'throttled 4']);
  console.log('lodash: ok');
}, 200);
