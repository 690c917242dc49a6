'use strict';
// util.inspect of arrays: holes, extra keys, limits, and tables of more than six entries.
const assert = require('assert');
const { inspect } = require('util');

function shows(value, text, options) { assert.strictEqual(inspect(value, options), text); }

shows([], '[]');
shows([1, 'a', [2]], "[ 1, 'a', [ 2 ] ]");
shows([, 1, , , 2, ,], '[ <1 empty item>, 1, <2 empty items>, 2, <1 empty item> ]');
shows(new Array(5), '[ <5 empty items> ]');
shows(Object.assign([1], { x: 2, '-1': 3 }), "[ 1, x: 2, '-1': 3 ]");
shows([1, 2, 3], '[ 1, 2, ... 1 more item ]', { maxArrayLength: 2 });
shows([1, 2, 3], '[ ... 3 more items ]', { maxArrayLength: 0 });
shows([1], '[ 1, [length]: 1 ]', { showHidden: true });
shows(new (class Foo extends Array {})(2), 'Foo(2) [ <2 empty items> ]');
shows(Object.setPrototypeOf([1], null), '[Array(1): null prototype] [ 1 ]');

const sparse = [];
sparse[4294967294] = 1;
shows(sparse, '[ <4294967294 empty items>, 1 ]');
