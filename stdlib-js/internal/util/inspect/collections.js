'use strict';

// The entries of arrays, typed arrays, sets and maps. maxArrayLength holds for all of them.
//
//   formatArray(ctx, array, depth), formatSet(ctx, set, depth), formatMap(ctx, map, depth)
//   formatTypedArray(ctx, view, elements, length, depth)    elements: view itself or a copy
//   setSize(set), mapSize(map)
//   pushRest(entries, count)    "... 2 more items", if there are any
//
// Own methods of subclasses are not called: an odd iterator must not change what is printed.

const { formatBigInt, formatNumber } = require('internal/util/inspect/primitives');
const { formatProperty, kElement } = require('internal/util/inspect/properties');
const { hasOwn, keys: ownKeys } = Object; // a program may replace them

const uncurry = Function.prototype.bind.bind(Function.prototype.call);
const getterOf = (prototype, key) => Object.getOwnPropertyDescriptor(prototype, key).get;

const setSize = uncurry(getterOf(Set.prototype, 'size'));
const mapSize = uncurry(getterOf(Map.prototype, 'size'));
const setValues = uncurry(Set.prototype.values);
const mapEntries = uncurry(Map.prototype.entries);

const maxIndex = 2 ** 32 - 2;
const indexLike = /^(0|[1-9][0-9]*)$/;

function limit(ctx, length) {
  return Math.min(Math.max(0, ctx.maxArrayLength), length);
}

function pushRest(entries, count) {
  if (count > 0) entries.push(`... ${count} more item${count > 1 ? 's' : ''}`);
}

function emptyItems(ctx, count) {
  return ctx.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
}

// From the first hole on: a run of holes is one entry, and huge sparse arrays must stay cheap, so
// it goes by keys. `entries` has what was before the hole.
function formatSparse(ctx, array, depth, length, entries) {
  const keys = ownKeys(array);
  let index = entries.length;
  for (let i = index; i < keys.length && entries.length < length; i++) {
    if (!indexLike.test(keys[i]) || index > maxIndex) break;
    const key = Number(keys[i]);
    if (key > maxIndex) break;
    if (key !== index) {
      entries.push(emptyItems(ctx, key - index));
      index = key;
      if (entries.length === length) break;
    }
    entries.push(formatProperty(ctx, array, depth, keys[i], kElement));
    index++;
  }
  const rest = array.length - index;
  if (entries.length === length) pushRest(entries, rest);
  else if (rest > 0) entries.push(emptyItems(ctx, rest));
  return entries;
}

function formatArray(ctx, array, depth) {
  const length = limit(ctx, array.length);
  const entries = [];
  for (let i = 0; i < length; i++) {
    if (!hasOwn(array, i)) return formatSparse(ctx, array, depth, length, entries);
    entries.push(formatProperty(ctx, array, depth, i, kElement));
  }
  pushRest(entries, array.length - length);
  return entries;
}

const hiddenOfViews = ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer'];

function formatTypedArray(ctx, view, elements, length, depth) {
  const shown = limit(ctx, length);
  const format = length > 0 && typeof elements[0] === 'bigint' ? formatBigInt : formatNumber;
  const entries = new Array(shown);
  for (let i = 0; i < shown; i++) {
    entries[i] = format(ctx.stylize, elements[i], ctx.numericSeparator);
  }
  pushRest(entries, length - shown);
  if (ctx.showHidden) {
    ctx.indentation += 2;
    for (const key of hiddenOfViews) {
      entries.push(`[${key}]: ${ctx.formatValue(elements[key], depth, true)}`);
    }
    ctx.indentation -= 2;
  }
  return entries;
}

function formatSet(ctx, set, depth) {
  const size = setSize(set);
  const length = limit(ctx, size);
  const entries = [];
  ctx.indentation += 2;
  for (const value of setValues(set)) {
    if (entries.length >= length) break;
    entries.push(ctx.formatValue(value, depth));
  }
  pushRest(entries, size - length);
  ctx.indentation -= 2;
  return entries;
}

function formatMap(ctx, map, depth) {
  const size = mapSize(map);
  const length = limit(ctx, size);
  const entries = [];
  ctx.indentation += 2;
  for (const { 0: key, 1: value } of mapEntries(map)) {
    if (entries.length >= length) break;
    entries.push(`${ctx.formatValue(key, depth)} => ${ctx.formatValue(value, depth)}`);
  }
  pushRest(entries, size - length);
  ctx.indentation -= 2;
  return entries;
}

module.exports = {
  formatArray,
  formatMap,
  formatSet,
  formatTypedArray,
  limit,
  mapSize,
  pushRest,
  setSize,
};
