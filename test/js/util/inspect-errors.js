'use strict';
// util.inspect of errors: stack, name, class, other properties, cause, errors.
const { inspect } = require('util');

const frames = '\n    at one (/a/b.js:1:2)\n    at two (/c/d.js:3:4)';
function withStack(error, text = frames) {
  if (typeof error.stack === 'string') error.stack = error.stack.replace(/\n    at [^]*/, text);
  return error;
}
const show = (value, options) => console.log(inspect(value, options));

show(withStack(new Error('plain')));
show({ error: withStack(new RangeError('inside')) });
show([withStack(new Error('two\nlines'))]);
show(withStack(Object.assign(new Error('with keys'), { code: 'E', details: { a: 1 } })));
show(withStack(new (class FooError extends Error {})('subclass')));
show(withStack(new (class Foo extends TypeError {})('subclass')));
const renamed = new Error('renamed');
renamed.name = 'Custom';
show(withStack(renamed));
const other = withStack(new Error('old'));
other.message = 'new';
show(other);
const bare = new Error('no stack');
delete bare.stack;
show(bare);
show(Object.assign(new Error('x'), { stack: 'a stack without frames' }));
show(withStack(Object.setPrototypeOf(new TypeError('lost'), null)));
show(Object.create(Error.prototype));

show(withStack(new Error('outer', { cause: withStack(new TypeError('inner')) })));
show(withStack(new Error('no object', { cause: 'text' })));
show(withStack(new AggregateError([withStack(new Error('first')), 2], 'several')));
const tail = ['b', 'c', 'd', 'e', 'f'].map((name) => `\n    at ${name} (/x.js:1:1)`).join('');
const cause = withStack(new Error('cause'), `\n    at z (/y.js:1:1)${tail}`);
show(withStack(new Error('same frames', { cause }), `\n    at a (/x.js:1:1)${tail}`));
const self = withStack(new Error('self'));
self.self = self;
show(self);
show({ a: { b: { c: withStack(new Error('deep')) } } });
show(withStack(new Error('hidden')), { showHidden: true });
