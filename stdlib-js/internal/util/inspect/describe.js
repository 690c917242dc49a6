'use strict';

// Which kind of object is it, and what is characteristic of this kind?
//
//   describe(ctx, value, info) -> Shape     info: {name, tag, isTooDeep, inTypedArray, hasExtra}
//
// `info.hasExtra` says that properties of prototypes will be shown: then nothing is "empty".
// The kinds that a program seldom prints live in rare.js, functions.js and errors.js, which are
// loaded when the first such value comes.

const { Shape } = require('internal/util/inspect/shape');
const {
  formatArray, formatMap, formatSet, formatTypedArray, mapSize, setSize,
} = require('internal/util/inspect/collections');
const { lostName, prefixOf } = require('internal/util/inspect/names');
const { isInstance, shownKeys } = require('internal/util/inspect/properties');
const { isBoxedPrimitive, isTypedArray } = require('internal/util/types');
const native = internalBinding('util');

// v8::PropertyFilter
const kAllProperties = 0;
const kOnlyEnumerable = 2;

const uncurry = Function.prototype.bind.bind(Function.prototype.call);
const TypedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);
const getterOfTypedArray = (key) =>
  uncurry(Object.getOwnPropertyDescriptor(TypedArrayPrototype, key).get);

const tagOfTypedArray = getterOfTypedArray(Symbol.toStringTag);
const lengthOfTypedArray = getterOfTypedArray('length');
const textOfRegExp = uncurry(RegExp.prototype.toString);

function nonIndexKeys(ctx, value) {
  return native.getOwnNonIndexProperties(value, ctx.showHidden ? kAllProperties : kOnlyEnumerable);
}

// True if there is nothing to put between the braces.
function isBare(shape, info) {
  return shape.keys.length === 0 && !info.hasExtra;
}

function describeArray(ctx, value, info) {
  const prefix = info.name === 'Array' && info.tag === '' ?
    '' : prefixOf(info.name, info.tag, 'Array', `(${value.length})`);
  const shape = Shape.list(`${prefix}[`, ']');
  shape.keys = nonIndexKeys(ctx, value);
  shape.entries = formatArray;
  if (value.length === 0 && isBare(shape, info)) shape.text = `${shape.open}]`;
  return shape;
}

function describeSet(ctx, value, info) {
  const size = setSize(value);
  const prefix = prefixOf(info.name, info.tag, 'Set', `(${size})`);
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  shape.open = `${prefix}{`;
  shape.entries = formatSet;
  if (size === 0 && isBare(shape, info)) shape.text = `${prefix}{}`;
  return shape;
}

function describeMap(ctx, value, info) {
  const size = mapSize(value);
  const prefix = prefixOf(info.name, info.tag, 'Map', `(${size})`);
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  shape.open = `${prefix}{`;
  shape.entries = formatMap;
  if (size === 0 && isBare(shape, info)) shape.text = `${prefix}{}`;
  return shape;
}

function describeTypedArray(ctx, value, info) {
  const fallback = info.name === null ? tagOfTypedArray(value) : '';
  // Without its prototype it has no length: a copy has one.
  const elements = info.name === null ? new globalThis[fallback](value) : value;
  const size = lengthOfTypedArray(value);
  const shape = Shape.list(`${prefixOf(info.name, info.tag, fallback, `(${size})`)}[`, ']');
  shape.keys = nonIndexKeys(ctx, value);
  shape.entries = (c, self, depth) => formatTypedArray(c, self, elements, size, depth);
  if (size === 0 && shape.keys.length === 0 && !ctx.showHidden) shape.text = `${shape.open}]`;
  return shape;
}

function describePlain(ctx, value, info) {
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  if (info.name === 'Object' && native.isArgumentsObject(value)) {
    shape.open = '[Arguments] {';
  } else if (info.tag !== '' || info.name !== 'Object') {
    const fallback = info.name === null ? lostName(value, info.tag) : '';
    shape.open = `${prefixOf(info.name, info.tag, fallback)}{`;
  }
  if (isBare(shape, info)) shape.text = `${shape.open}}`;
  return shape;
}

function describeRegExp(ctx, value, info) {
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  const text = textOfRegExp(info.name === null ? new RegExp(value) : value);
  const prefix = prefixOf(info.name, info.tag, 'RegExp');
  shape.head = prefix === 'RegExp ' ? text : `${prefix}${text}`;
  if (isBare(shape, info) || info.isTooDeep) shape.text = ctx.stylize(shape.head, 'regexp');
  return shape;
}

function describeDate(ctx, value, info) {
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  const invalid = Number.isNaN(Date.prototype.getTime.call(value));
  const text = invalid ?
    Date.prototype.toString.call(value) : Date.prototype.toISOString.call(value);
  const prefix = prefixOf(info.name, info.tag, 'Date');
  shape.head = prefix === 'Date ' ? text : `${prefix}${text}`;
  if (isBare(shape, info)) shape.text = ctx.stylize(shape.head, 'date');
  return shape;
}

function describeError(ctx, value, info) {
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  shape.head = require('internal/util/inspect/errors').formatError(ctx, value, shape.keys, info);
  if (isBare(shape, info)) shape.text = shape.head;
  return shape;
}

function describeFunction(ctx, value, info) {
  const shape = new Shape(shownKeys(value, ctx.showHidden));
  shape.head = require('internal/util/inspect/functions').titleOf(value, info);
  if (isBare(shape, info)) shape.text = ctx.stylize(shape.head, 'special');
  return shape;
}

// Kinds that iterate; whoever lacks Symbol.iterator is none of them, unless it lost its prototype.
function describeIterable(ctx, value, info) {
  if (Array.isArray(value)) return describeArray(ctx, value, info);
  if (native.isSet(value)) return describeSet(ctx, value, info);
  if (native.isMap(value)) return describeMap(ctx, value, info);
  if (isTypedArray(value)) return describeTypedArray(ctx, value, info);
  if (native.isMapIterator(value)) return rare().describeIterator(ctx, value, info, 'Map');
  if (native.isSetIterator(value)) return rare().describeIterator(ctx, value, info, 'Set');
  return undefined;
}

// Loaded with the first object whose constructor is neither Object nor one of the above.
function rare() {
  return require('internal/util/inspect/rare');
}

function describeOther(ctx, value, info) {
  if (typeof value === 'function') return describeFunction(ctx, value, info);
  if (native.isRegExp(value)) return describeRegExp(ctx, value, info);
  if (native.isDate(value)) return describeDate(ctx, value, info);
  if (native.isNativeError(value) || isInstance(value, Error)) {
    return describeError(ctx, value, info);
  }
  if (native.isAnyArrayBuffer(value)) return rare().describeArrayBuffer(ctx, value, info);
  if (native.isDataView(value)) return rare().describeDataView(ctx, value, info);
  if (native.isPromise(value)) return rare().describePromise(ctx, value, info);
  if (native.isWeakSet(value)) return rare().describeWeak(ctx, value, info, 'WeakSet');
  if (native.isWeakMap(value)) return rare().describeWeak(ctx, value, info, 'WeakMap');
  if (native.isModuleNamespaceObject(value)) return rare().describeNamespace(ctx, value, info);
  if (isBoxedPrimitive(value)) return rare().describeBoxed(ctx, value, info);
  if (native.isExternal(value)) return rare().describeExternal(ctx, value, info);
  return describePlain(ctx, value, info);
}

function describe(ctx, value, info) {
  if (info.name === null || Symbol.iterator in value) {
    const shape = describeIterable(ctx, value, info);
    if (shape !== undefined) return shape;
  }
  // Nearly all objects. A Map or an error that was given Object.prototype counts as one, too.
  if (info.name === 'Object') return describePlain(ctx, value, info);
  return describeOther(ctx, value, info);
}

module.exports = { describe };
