'use strict';

// What an object is called: its constructor's name, its tag, and what stands before its braces.
//
//   constructorNameOf(ctx, object, depth, hidden)
//       'Foo'; null for a null prototype; 'Foo <Bar>' when the prototype chain was tampered with.
//       With an array as `hidden`, formatted properties of user-defined prototypes are added to it.
//   lostName(object, tag)      what to call an object whose constructorNameOf is null
//   prefixOf(name, tag, fallback, size = '')   'Foo(2) [tag] ', '[Array(2): null prototype] '
//   isBuiltInClass(name)                       is that the name of one of the global classes?

const { isInstance, kInObject, ownDescriptor } = require('internal/util/inspect/properties');
const { getPrototypeOf, hasOwn } = Object; // a program may replace them

// Property lists of this many prototypes are shown, with showHidden.
const prototypesShown = 3;

// Only the language's own: what this runtime or a program added to the globals is no part of it.
let builtInClasses;
function isBuiltInClass(name) {
  builtInClasses ??= new Set(['AggregateError', 'Array', 'ArrayBuffer', 'Atomics', 'BigInt',
    'BigInt64Array', 'BigUint64Array', 'Boolean', 'DataView', 'Date', 'Error', 'EvalError',
    'FinalizationRegistry', 'Float32Array', 'Float64Array', 'Function', 'Int16Array', 'Int32Array',
    'Int8Array', 'Intl', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy',
    'RangeError', 'ReferenceError', 'Reflect', 'RegExp', 'Set', 'SharedArrayBuffer', 'String',
    'Symbol', 'SyntaxError', 'TypeError', 'URIError', 'Uint16Array', 'Uint32Array', 'Uint8Array',
    'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'WebAssembly']);
  return builtInClasses.has(name);
}

// The function that object's own "constructor" names, or undefined.
function ownConstructor(object) {
  const descriptor = ownDescriptor(object, 'constructor');
  return descriptor !== undefined && typeof descriptor.value === 'function' ?
    descriptor.value : undefined;
}

function collectHidden(ctx, object, start, depth, hidden) {
  const seen = new Set();
  let holder = start;
  for (let i = 0; i < prototypesShown; i++) {
    if (i !== 0 || object === holder) {
      holder = getPrototypeOf(holder);
      if (holder === null) return;
      const maker = ownConstructor(holder);
      if (maker !== undefined && isBuiltInClass(maker.name)) return;
    }
    ctx.ancestors.push(object);
    const keys = Reflect.ownKeys(holder);
    for (const key of keys) {
      if (key === 'constructor' || hasOwn(object, key) || seen.has(key)) continue;
      const descriptor = ownDescriptor(holder, key);
      if (typeof descriptor.value === 'function') continue;
      const text = ctx.formatProperty(holder, depth, key, kInObject, descriptor, object);
      hidden.push(ctx.colors ? `\x1b[2m${text}\x1b[22m` : text);
    }
    ctx.ancestors.pop();
    for (const key of keys) seen.add(key);
  }
}

// No constructor in the chain fits: tells the engine's name for it and that of its prototype.
function nameOfOddity(ctx, object, prototype, depth, hidden) {
  const name = internalBinding('util').getConstructorName(object);
  if (ctx.depth !== null && depth > ctx.depth) return `${name} <Complex prototype>`;
  const above = constructorNameOf(ctx, prototype, depth + 1, hidden);
  if (above !== null) return `${name} <${above}>`;
  const { inspect } = require('internal/util/inspect');
  return `${name} <${inspect(prototype, { ...ctx.options(), customInspect: false, depth: -1 })}>`;
}

function constructorNameOf(ctx, object, depth, hidden) {
  let prototype;
  for (let holder = object; holder !== null; holder = getPrototypeOf(holder)) {
    if (holder !== object && prototype === undefined) prototype = holder;
    const maker = ownConstructor(holder);
    if (maker !== undefined && maker.name !== '' && isInstance(object, maker)) {
      if (hidden !== undefined && (prototype !== holder || !isBuiltInClass(maker.name))) {
        collectHidden(ctx, object, prototype ?? object, depth, hidden);
      }
      return String(maker.name);
    }
  }
  return prototype === undefined ? null : nameOfOddity(ctx, object, prototype, depth, hidden);
}

// What an object without prototype was made by, as far as the engine remembers; but it may just be
// repeating the tag.
function lostName(object, tag) {
  const name = internalBinding('util').getConstructorName(object);
  return tag !== '' && name === tag ? 'Object' : name;
}

function prefixOf(name, tag, fallback, size = '') {
  if (name === null) {
    const start = `[${fallback}${size}: null prototype] `;
    return tag !== '' && tag !== fallback ? `${start}[${tag}] ` : start;
  }
  return tag !== '' && tag !== name ? `${name}${size} [${tag}] ` : `${name}${size} `;
}

module.exports = { constructorNameOf, isBuiltInClass, lostName, ownConstructor, prefixOf };
