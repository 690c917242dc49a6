'use strict';
// util.inspect of what refers to itself.
const { inspect } = require('util');

const show = (value, options) => console.log(inspect(value, options));
const simple = {};
simple.self = simple;
show(simple);
show(simple, { compact: true });
const two = { x: {} };
two.x.outer = two;
two.x.own = two.x;
show(two);
const map = new Map();
map.set('m', map).set(map, 1);
show(map);
const set = new Set();
set.add([set]);
show(set);
function fn() {}
fn.fn = fn;
show(fn);
const array = [1, 2, 3];
array.push(array);
array.key = array;
show(array);
const shared = { leaf: 1 };
show([shared, shared]);
