// util.inspect.custom: depth, options and inspect are handed over; results that are no strings.
'use strict';
const { inspect } = require('util');

class Box {
  constructor(value) { this.value = value; }
  [inspect.custom](depth, options, given) {
    if (depth < 0) return options.stylize('[Box]', 'special');
    return `Box< ${given(this.value, { ...options, depth: options.depth === null ? null
      : options.depth - 1 })} >`;
  }
}
console.log(inspect(new Box(true)), inspect([new Box({ a: { b: { c: {} } } })]));
console.log(inspect({ a: { b: { c: new Box(1) } } }));
console.log(inspect({ [inspect.custom]() { return { changed: true }; } }));
console.log(inspect({ [inspect.custom]() { return 'two\nlines'; } }));
console.log(inspect({ in: { [inspect.custom]() { return 'two\nlines'; } } }));
console.log(inspect({ [inspect.custom]: 'no function' }), inspect(new Box(1), {
  customInspect: false }));
console.log(inspect({ [inspect.custom]() { return this; } }).slice(0, 40));
console.log(inspect(new Box('x'), { colors: true }));
const seen = [];
inspect({ [inspect.custom](depth, options, same) {
  seen.push(depth, Object.keys(options).sort(), same === inspect);
  return '';
} }, { depth: 5, colors: true });
console.log(seen);
console.log(inspect.custom, inspect.defaultOptions);
try {
  inspect.defaultOptions = 1;
} catch (error) {
  console.log(error.code, error.message);
}
inspect.defaultOptions = { depth: 0 };
console.log(inspect({ a: { b: 1 } }));
