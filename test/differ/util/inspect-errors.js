// util.inspect of errors: stacks are shortened to their first line here.
'use strict';
const { inspect } = require('util');

function show(error, options) {
  const lines = inspect(error, options).split('\n');
  const isFrame = (line) => /^\s+(at |\.\.\. \d+ lines)/.test(line);
  console.log(lines.filter((line) => !isFrame(line)).map((line) =>
    line.replace(/^( *)at .*\{$/, '$1at {')).join('\n'));
}

show(new Error('plain'));
show(new TypeError('typed'));
show(Object.assign(new Error('with props'), { code: 'E', details: { a: 1 } }));
show(new Error('outer', { cause: new Error('inner') }));
show(new Error('outer', { cause: 'text' }));
show(new AggregateError([new Error('one'), new RangeError('two')], 'many'));
class Mine extends Error {}
show(new Mine('mine'));
class Named extends Error { constructor(m) { super(m); this.name = 'Renamed'; } }
show(new Named('named'));
show(Object.assign(new Error('x'), { name: 'Other' }));
show(Object.assign(new Error('x'), { message: 'changed' }));
show(Object.defineProperty(new Error('x'), 'name', { value: 'Hidden' }));
console.log(inspect(Object.assign(new Error('no stack'), { stack: undefined })));
console.log(inspect(Object.assign(new Error('no stack'), { stack: '' })));
console.log(inspect(Object.assign(new Error('own'), { stack: 'own stack' })));
console.log(inspect(Object.assign(new TypeError('own'), { stack: 'Error: own\n    at x' })));
show({ error: new Error('nested') });
show([new Error('in array')]);
show(Object.setPrototypeOf(new Error('no prototype'), null));
show(new Error(''));
show(new Error('line one\nline two'));
const e = new Error('circular');
e.self = e;
show(e);
