'use strict';

// Properties of objects: which are shown, and how.
//
//   shownKeys(object, showHidden)     own keys, strings before symbols
//   formatProperty(ctx, object, depth, key, style, descriptor, receiver)
//       "key: value"; style kElement leaves out the key, kInObject and kInList indent differently
//   ownDescriptor(object, key), isInstance(object, Class)   that never throw for odd objects
//
// Getters are only called when the option `getters` says so.

const { escape, isIdentifier, quote } = require('internal/util/inspect/strings');
const { formatPrimitive } = require('internal/util/inspect/primitives');

// How a property is written.
const kInObject = 0;
const kElement = 1;
const kInList = 2;

const isEnumerable = Function.prototype.call.bind(Object.prototype.propertyIsEnumerable);
const symbolText = Function.prototype.call.bind(Symbol.prototype.toString);
const {
  getOwnPropertyDescriptor: ownDescriptor, getOwnPropertyNames, getOwnPropertySymbols,
  keys: ownKeys,
} = Object; // a program may replace them

function isInstance(object, Class) {
  try {
    return object instanceof Class;
  } catch {
    return false;  // e.g. bound or proxied: Class.prototype is no object
  }
}

function stringKeys(object) {
  try {
    return ownKeys(object);
  } catch (error) {
    // Object.keys reads the exports of a module, which may not be initialised yet.
    if (!internalBinding('util').isModuleNamespaceObject(object)) throw error;
    return getOwnPropertyNames(object);
  }
}

function shownKeys(object, showHidden) {
  const symbols = getOwnPropertySymbols(object);
  if (showHidden) {
    const names = getOwnPropertyNames(object);
    return symbols.length === 0 ? names : names.concat(symbols);
  }
  const keys = stringKeys(object);
  for (const symbol of symbols) {
    if (isEnumerable(object, symbol)) keys.push(symbol);
  }
  return keys;
}

function formatKey(ctx, key, enumerable) {
  if (typeof key === 'symbol') return `[${ctx.stylize(escape(symbolText(key)), 'symbol')}]`;
  if (key === '__proto__') return "['__proto__']";
  if (enumerable === false) return `[${escape(key)}]`;
  return isIdentifier(key) ? ctx.stylize(key, 'name') : ctx.stylize(quote(key), 'string');
}

function wantsGetter(ctx, descriptor) {
  if (ctx.getters === true) return true;
  return ctx.getters === (descriptor.set === undefined ? 'get' : 'set');
}

function callGetter(ctx, depth, label, getter, receiver) {
  const bracket = (text) => ctx.stylize(text, 'special');
  try {
    const value = getter.call(receiver);
    ctx.indentation += 2;
    let text;
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      text = `${bracket(`[${label}:`)} ${formatPrimitive(ctx, value)}${bracket(']')}`;
    } else {
      text = `${bracket(`[${label}]`)} ${ctx.formatValue(value, depth)}`;
    }
    ctx.indentation -= 2;
    return text;
  } catch (error) {
    return `${bracket(`[${label}:`)} <Inspection threw (${error.message})>${bracket(']')}`;
  }
}

function formatAccessor(ctx, depth, descriptor, receiver) {
  if (descriptor.get === undefined) {
    return descriptor.set === undefined ?
      ctx.stylize('undefined', 'undefined') : ctx.stylize('[Setter]', 'special');
  }
  const label = descriptor.set === undefined ? 'Getter' : 'Getter/Setter';
  if (ctx.getters && wantsGetter(ctx, descriptor)) {
    return callGetter(ctx, depth, label, descriptor.get, receiver);
  }
  return ctx.stylize(`[${label}]`, 'special');
}

function formatProperty(ctx, object, depth, key, style, descriptor, receiver = object) {
  descriptor ??= ownDescriptor(object, key) ??
    { value: object[key], configurable: true, enumerable: true };
  let text;
  let separator = ' ';
  if (descriptor.value !== undefined) {
    const indent = ctx.compact !== true || style !== kInObject ? 2 : 3;
    ctx.indentation += indent;
    text = ctx.formatValue(descriptor.value, depth);
    if (indent === 3 && ctx.breakLength <
        require('internal/util/inspect/width').getStringWidth(text, ctx.colors)) {
      separator = `\n${' '.repeat(ctx.indentation)}`;
    }
    ctx.indentation -= indent;
  } else {
    text = formatAccessor(ctx, depth, descriptor, receiver);
  }
  if (style === kElement) return text;
  return `${formatKey(ctx, key, descriptor.enumerable)}:${separator}${text}`;
}

module.exports = {
  formatProperty,
  isEnumerable,
  isInstance,
  kElement,
  kInList,
  kInObject,
  ownDescriptor,
  shownKeys,
};
