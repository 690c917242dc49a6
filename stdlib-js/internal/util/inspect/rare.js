'use strict';

// The kinds of objects that are seldom printed: loaded when the first of them comes.
//
//   describeIterator, describeArrayBuffer, describeDataView, describePromise, describeWeak,
//   describeNamespace, describeBoxed, describeExternal      (ctx, value, info[, kind]) -> Shape
//   formatProxy(ctx, [target, handler], depth)              with showProxy
//
// What is asked of the engine here has no effect on the object: iterators don't advance.

const { Shape } = require('internal/util/inspect/shape');
const { limit, pushRest } = require('internal/util/inspect/collections');
const { arrange } = require('internal/util/inspect/layout');
const { prefixOf } = require('internal/util/inspect/names');
const { formatNumber, formatPrimitive } = require('internal/util/inspect/primitives');
const { formatProperty, kInObject, shownKeys } = require('internal/util/inspect/properties');
const { plain } = require('internal/util/inspect/styles');
const native = internalBinding('util');

const kRejected = 2;
const kPending = 0;

function named(ctx, value, info, fallback) {
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  shape.open = `${prefixOf(info.name, info.tag, fallback)}{`;
  return shape;
}

// Iterators and weak collections.

function formatKeys(ctx, keys, depth) {
  const entries = [];
  ctx.indentation += 2;
  const length = limit(ctx, keys.length);
  for (let i = 0; i < length; i++) entries.push(ctx.formatValue(keys[i], depth));
  ctx.indentation -= 2;
  return entries;
}

function formatPairs(ctx, flat, depth, join) {
  const entries = [];
  ctx.indentation += 2;
  const length = limit(ctx, flat.length / 2);
  for (let i = 0; i < length; i++) {
    const key = ctx.formatValue(flat[2 * i], depth);
    entries.push(join(key, ctx.formatValue(flat[2 * i + 1], depth)));
  }
  ctx.indentation -= 2;
  return entries;
}

function formatIterator(ctx, iterator, depth, shape) {
  const [flat, alternates] = native.previewEntries(iterator, true);
  let entries, count;
  if (alternates) {
    shape.open = shape.open.replace(/ Iterator\] \{$/, ' Entries] {');
    const pair = Shape.list('[', ']');
    pair.level = depth;
    entries = formatPairs(ctx, flat, depth, (key, value) => arrange(ctx, pair, [key, value]));
    count = flat.length / 2;
  } else {
    entries = formatKeys(ctx, flat, depth);
    count = flat.length;
  }
  pushRest(entries, count - entries.length);
  return entries;
}

function describeIterator(ctx, value, info, kind) {
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  const own = `${kind} Iterator`;
  const other = info.tag !== '' && info.tag !== own ? `${info.tag}] [` : '';
  shape.open = `[${other}${own}] {`;
  shape.entries = formatIterator;
  return shape;
}

function hideItems(ctx) {
  return [ctx.stylize('<items unknown>', 'special')];
}

// There is no order that could be kept: sorted, so that the output is the same each time.
function formatWeakSet(ctx, set, depth) {
  const keys = native.previewEntries(set);
  const entries = formatKeys(ctx, keys, depth);
  if (!ctx.sorted) entries.sort();
  pushRest(entries, keys.length - entries.length);
  return entries;
}

function formatWeakMap(ctx, map, depth) {
  const flat = native.previewEntries(map);
  const entries = formatPairs(ctx, flat, depth, (key, value) => `${key} => ${value}`);
  if (!ctx.sorted) entries.sort();
  pushRest(entries, flat.length / 2 - entries.length);
  return entries;
}

function describeWeak(ctx, value, info, kind) {
  const shape = named(ctx, value, info, kind);
  if (!ctx.showHidden) shape.entries = hideItems;
  else shape.entries = kind === 'WeakSet' ? formatWeakSet : formatWeakMap;
  return shape;
}

// Buffers.

function formatBytes(ctx, buffer) {
  let bytes;
  try {
    bytes = new Uint8Array(buffer);
  } catch {
    return [ctx.stylize('(detached)', 'special')];
  }
  const shown = limit(ctx, bytes.length);
  let text = '';
  for (let i = 0; i < shown; i++) {
    text += `${i === 0 ? '' : ' '}${bytes[i] < 16 ? '0' : ''}${bytes[i].toString(16)}`;
  }
  const rest = bytes.length - ctx.maxArrayLength;
  if (rest > 0) text += ` ... ${rest} more byte${rest > 1 ? 's' : ''}`;
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${text}>`];
}

function describeArrayBuffer(ctx, value, info) {
  const shape = named(ctx, value, info,
    native.isArrayBuffer(value) ? 'ArrayBuffer' : 'SharedArrayBuffer');
  if (!info.inTypedArray) {
    shape.entries = formatBytes;
  } else if (shape.keys.length === 0 && !info.hasExtra) {
    const length = formatNumber(ctx.stylize, value.byteLength, false);
    shape.text = `${shape.open} byteLength: ${length} }`;
  }
  shape.keys.unshift('byteLength');
  return shape;
}

function describeDataView(ctx, value, info) {
  const shape = named(ctx, value, info, 'DataView');
  shape.keys.unshift('byteLength', 'byteOffset', 'buffer');
  return shape;
}

// Promises.

function formatPromise(ctx, promise, depth) {
  const [state, result] = native.getPromiseDetails(promise);
  if (state === kPending) return [ctx.stylize('<pending>', 'special')];
  ctx.indentation += 2;
  const text = ctx.formatValue(result, depth);
  ctx.indentation -= 2;
  return [state === kRejected ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

function describePromise(ctx, value, info) {
  const shape = named(ctx, value, info, 'Promise');
  shape.entries = formatPromise;
  return shape;
}

// Module namespaces: an export that is still in its temporal dead zone throws when it is read.

function formatExport(ctx, namespace, depth, key) {
  try {
    return formatProperty(ctx, namespace, depth, key, kInObject);
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const text = formatProperty(ctx, { [key]: '' }, depth, key, kInObject);
    const space = text.lastIndexOf(' ');
    return text.slice(0, space + 1) + ctx.stylize('<uninitialized>', 'special');
  }
}

function describeNamespace(ctx, value, info) {
  const shape = named(ctx, value, info, 'Module');
  const { keys } = shape;
  shape.keys = [];
  shape.entries = (c, namespace, depth) =>
    keys.map((key) => formatExport(c, namespace, depth, key));
  return shape;
}

// Boxed primitives.

const boxes = [
  [native.isNumberObject, 'Number', Number.prototype.valueOf],
  [native.isStringObject, 'String', String.prototype.valueOf],
  [native.isBooleanObject, 'Boolean', Boolean.prototype.valueOf],
  [native.isBigIntObject, 'BigInt', BigInt.prototype.valueOf],
  [native.isSymbolObject, 'Symbol', Symbol.prototype.valueOf],
];

function describeBoxed(ctx, value, info) {
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  const [, type, valueOf] = boxes.find(([isBox]) => isBox(value));
  const primitive = valueOf.call(value);
  // The first keys of a string object are the indices of its characters.
  if (type === 'String') shape.keys.splice(0, primitive.length);
  let head = `[${type}`;
  if (info.name === null) head += ' (null prototype)';
  else if (info.name !== type) head += ` (${info.name})`;
  head += `: ${formatPrimitive(ctx, primitive, plain)}]`;
  if (info.tag !== '' && info.tag !== info.name) head += ` [${info.tag}]`;
  shape.head = shape.keys.length === 0 && ctx.stylize !== plain ?
    ctx.stylize(head, type.toLowerCase()) : head;
  if (shape.keys.length === 0 && !info.hasExtra) shape.text = shape.head;
  return shape;
}

function describeExternal(ctx, value, info) {
  const shape = named(ctx, value, info, 'Object');
  if (shape.keys.length === 0 && !info.hasExtra) {
    const address = native.getExternalValue(value).toString(16);
    shape.text = ctx.stylize(`[External: ${address}]`, 'special');
  }
  return shape;
}

function formatProxy(ctx, details, depth) {
  if (ctx.depth !== null && depth > ctx.depth) return ctx.stylize('Proxy [Array]', 'special');
  ctx.indentation += 2;
  const entries = [
    ctx.formatValue(details[0], depth + 1),
    ctx.formatValue(details[1], depth + 1),
  ];
  ctx.indentation -= 2;
  const shape = Shape.list('Proxy [', ']');
  shape.level = depth + 1;
  return arrange(ctx, shape, entries);
}

module.exports = {
  describeArrayBuffer,
  describeBoxed,
  describeDataView,
  describeExternal,
  describeIterator,
  describeNamespace,
  describePromise,
  describeWeak,
  formatProxy,
};
