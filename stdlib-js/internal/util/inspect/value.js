'use strict';

// The heart of inspect: a value of any kind to text.
//
//   formatValue(ctx, value, depth, inTypedArray = false)   anything; also ctx.formatValue
//
// An object is described first (describe.js: which kind it is, a Shape), then its entries and
// properties are formatted, then the lot is laid out (layout.js).

const { Inspection } = require('internal/util/inspect/context');
const { arrange } = require('internal/util/inspect/layout');
const { describe } = require('internal/util/inspect/describe');
const { constructorNameOf, lostName, prefixOf } = require('internal/util/inspect/names');
const { formatPrimitive } = require('internal/util/inspect/primitives');
const {
  formatProperty, isEnumerable, kInList, kInObject,
} = require('internal/util/inspect/properties');
const native = internalBinding('util');
const { hasOwn, keys: ownKeys } = Object; // a program may replace them

const kCustom = Symbol.for('nodejs.util.inspect.custom');

// Text made at one level of indentation, after which nothing is descended into any more.
const mostText = 2 ** 27;

let inspect;  // the public function, which custom inspect functions are given

function optionsForCustom(ctx, foreign) {
  const options = ctx.options();
  if (!foreign) return options;
  // An object from elsewhere (another context, or behind a proxy) must not get at our intrinsics.
  Object.setPrototypeOf(options, null);
  for (const key of ownKeys(options)) {
    const value = options[key];
    if ((typeof value === 'object' || typeof value === 'function') && value !== null) {
      delete options[key];
    }
  }
  options.stylize = Object.setPrototypeOf((text, kind) => {
    let styled;
    try {
      styled = `${ctx.stylize(text, kind)}`;
    } catch {
      // A style function that throws styles nothing.
    }
    return typeof styled === 'string' ? styled : text;
  }, null);
  return options;
}

// The custom inspect function of value, unless it is our own or only belongs to its prototype.
function customOf(value) {
  const custom = value[kCustom];
  if (typeof custom !== 'function') return undefined;
  inspect ??= require('internal/util/inspect').inspect;
  if (custom === inspect) return undefined;
  const isPrototype = value.constructor && value.constructor.prototype === value;
  return isPrototype ? undefined : custom;
}

function indentLines(ctx, text) {
  return ctx.indentation === 0 ? text : text.replaceAll('\n', `\n${' '.repeat(ctx.indentation)}`);
}

function referTo(ctx, value) {
  ctx.references ??= new Map();
  let number = ctx.references.get(value);
  if (number === undefined) {
    number = ctx.references.size + 1;
    ctx.references.set(value, number);
  }
  return ctx.stylize(`[Circular *${number}]`, 'special');
}

function formatValue(ctx, value, depth, inTypedArray = false) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return formatPrimitive(ctx, value);
  }
  const original = value;
  const proxy = native.getProxyDetails(value);
  if (proxy !== undefined) {
    if (proxy[0] === null) return ctx.stylize('<Revoked Proxy>', 'special');
    if (ctx.showProxy) return require('internal/util/inspect/rare').formatProxy(ctx, proxy, depth);
    value = proxy[0];
  }
  if (ctx.customInspect) {
    const custom = customOf(value);
    if (custom !== undefined) {
      const left = ctx.depth === null ? null : ctx.depth - depth;
      const foreign = proxy !== undefined || !(original instanceof Object);
      const result = custom.call(original, left, optionsForCustom(ctx, foreign), inspect);
      if (typeof result === 'string') return indentLines(ctx, result);
      if (result !== original) return formatValue(ctx, result, depth);
    }
  }
  if (ctx.ancestors.includes(value)) return referTo(ctx, value);
  return formatObject(ctx, value, depth, inTypedArray);
}

// The own tag is printed as a property already, and the empty one says nothing.
function tagOf(ctx, value) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  const isShown = ctx.showHidden ?
    hasOwn(value, Symbol.toStringTag) : isEnumerable(value, Symbol.toStringTag);
  return isShown ? '' : tag;
}

function tooDeep(ctx, value, name, tag) {
  const fallback = name === null ? lostName(value, tag) : '';
  const prefix = prefixOf(name, tag, fallback).slice(0, -1);
  return ctx.stylize(name === null ? prefix : `[${prefix}]`, 'special');
}

function formatContents(ctx, value, depth, shape, hidden) {
  const entries = shape.entries === null ? [] : shape.entries(ctx, value, depth, shape);
  const style = shape.isList ? kInList : kInObject;
  for (const key of shape.keys) entries.push(formatProperty(ctx, value, depth, key, style));
  if (hidden !== undefined) entries.push(...hidden);
  return entries;
}

function sortEntries(ctx, shape, entries) {
  const compare = ctx.sorted === true ? undefined : ctx.sorted;
  if (!shape.isList) {
    entries.sort(compare);
  } else if (shape.keys.length > 1) {
    const first = entries.length - shape.keys.length;
    entries.push(...entries.splice(first).sort(compare));
  }
}

// Somebody inside refers to this object: marks it.
function addReference(ctx, value, shape) {
  const number = ctx.references?.get(value);
  if (number === undefined) return;
  const mark = ctx.stylize(`<ref *${number}>`, 'special');
  if (ctx.compact === true) shape.open = `${mark} ${shape.open}`;
  else shape.head = shape.head === '' ? mark : `${mark} ${shape.head}`;
}

function countText(ctx, text) {
  const written = (ctx.written[ctx.indentation] ?? 0) + text.length;
  ctx.written[ctx.indentation] = written;
  if (written > mostText) ctx.depth = -1;
}

function interrupted(ctx, error, value, name, tag) {
  if (!require('internal/errors').isStackOverflowError(error)) throw error;
  const fallback = name === null ? lostName(value, tag) : '';
  const prefix = prefixOf(name, tag, fallback).slice(0, -1);
  return ctx.stylize(`[${prefix}: Inspection interrupted prematurely. ` +
    'Maximum call stack size exceeded.]', 'special');
}

function formatObject(ctx, value, depth, inTypedArray) {
  const isTooDeep = ctx.depth !== null && depth > ctx.depth;
  const hidden = ctx.showHidden && !isTooDeep ? [] : undefined;
  const name = constructorNameOf(ctx, value, depth, hidden);
  const tag = tagOf(ctx, value);
  const extra = hidden !== undefined && hidden.length > 0 ? hidden : undefined;
  const hasExtra = extra !== undefined;
  const shape = describe(ctx, value, { name, tag, isTooDeep, inTypedArray, hasExtra });
  if (shape.text !== undefined) return shape.text;
  if (isTooDeep) return tooDeep(ctx, value, name, tag);

  depth++;
  ctx.ancestors.push(value);
  ctx.level = depth;
  shape.level = depth;
  const { indentation } = ctx;
  let entries;
  try {
    entries = formatContents(ctx, value, depth, shape, extra);
  } catch (error) {
    ctx.ancestors.pop();
    ctx.indentation = indentation;
    return interrupted(ctx, error, value, name, tag);
  }
  addReference(ctx, value, shape);
  ctx.ancestors.pop();
  if (ctx.sorted) sortEntries(ctx, shape, entries);
  const text = arrange(ctx, shape, entries, shape.isList ? value : undefined);
  countText(ctx, text);
  return text;
}

// The other files call these through the context, so that they need not require this one.
Inspection.prototype.formatValue = function(value, depth, inTypedArray) {
  return formatValue(this, value, depth, inTypedArray);
};
Inspection.prototype.formatProperty = function(...args) {
  return formatProperty(this, ...args);
};

module.exports = { formatValue, kCustom };
