'use strict';

// What functions and classes are called.
//
//   titleOf(fn, info)    "[Function: f]", "[class B extends A]", "[AsyncFunction (anonymous)]"
//
// Whether a function is a class only its source text says.

const native = internalBinding('util');
const { getPrototypeOf, hasOwn } = Object; // a program may replace them

const sourceOf = Function.prototype.call.bind(Function.prototype.toString);
const comments = /\/\/.*?\n|\/\*[^]*?\*\//g;

// "class" may also begin the name of a method: classify(a) { }. A class has no parentheses before
// its body, save in comments or in an extends clause.
function isClass(source) {
  if (!source.startsWith('class') || !source.endsWith('}')) return false;
  const rest = source.slice(5, -1);
  const body = rest.indexOf('{');
  if (body === -1) return false;
  return !rest.slice(0, body).includes('(') || /^\s+[^(]*?\s*\{/.test(rest.replace(comments, ''));
}

function titleOfClass(value, { name, tag }) {
  let title = `class ${(hasOwn(value, 'name') && value.name) || '(anonymous)'}`;
  if (name !== 'Function' && name !== null) title += ` [${name}]`;
  if (tag !== '' && tag !== name) title += ` [${tag}]`;
  if (name === null) return `[${title} extends [null prototype]]`;
  const parent = getPrototypeOf(value).name;
  return parent ? `[${title} extends ${parent}]` : `[${title}]`;
}

function typeOf(value) {
  const generator = native.isGeneratorFunction(value) ? 'Generator' : '';
  return `${native.isAsyncFunction(value) ? 'Async' : ''}${generator}Function`;
}

function titleOf(value, info) {
  if (isClass(sourceOf(value))) return titleOfClass(value, info);
  const { name, tag } = info;
  const type = typeOf(value);
  let title = `[${type}`;
  if (name === null) title += ' (null prototype)';
  title += value.name === '' ? ' (anonymous)]' : `: ${value.name}]`;
  if (name !== type && name !== null) title += ` ${name}`;
  if (tag !== '' && tag !== name) title += ` [${tag}]`;
  return title;
}

module.exports = { titleOf };
