'use strict';

// Are two sets or two maps of the same size deeply equal, whatever their order?
//
//   setsEqual(comparison, a, b), mapsEqual(comparison, a, b)    comparison: see ../comparisons.js
//
// Primitives are looked up. What is left (objects and, if loose, primitives that may be == to
// others) is matched one by one: each of b takes the first of a that is equal and not taken yet.

// May a primitive be loosely equal to another one that is not identical? null and undefined are to
// each other only: that one is returned instead of true.
function looseCounterpart(primitive) {
  switch (typeof primitive) {
    case 'undefined': return null;
    case 'object': return undefined;  // null
    case 'symbol': return false;
    case 'string': return !Number.isNaN(+primitive);
    case 'number': return !Number.isNaN(primitive);
    default: return true;
  }
}

function setMayHaveCounterpart(a, b, primitive) {
  const counterpart = looseCounterpart(primitive);
  if (counterpart != null) return counterpart;
  return b.has(counterpart) && !a.has(counterpart);
}

function takeEqual(comparison, candidates, value) {
  for (const candidate of candidates) {
    if (comparison.equal(value, candidate)) {
      candidates.delete(candidate);
      return true;
    }
  }
  return false;
}

function setsEqual(comparison, a, b) {
  const { strict } = comparison;
  const open = new Set();
  for (const value of a) {
    if (typeof value === 'object' && value !== null) {
      open.add(value);
    } else if (!b.has(value)) {
      if (strict || !setMayHaveCounterpart(a, b, value)) return false;
      open.add(value);
    }
  }
  if (open.size === 0) return true;
  for (const value of b) {
    const isObject = typeof value === 'object' && value !== null;
    const isOpen = isObject || (!strict && !a.has(value));
    if (isOpen && !takeEqual(comparison, open, value)) return false;
  }
  return open.size === 0;
}

function hasEqualEntry(comparison, map, key, value) {
  const other = map.get(key);
  return (other !== undefined || map.has(key)) && comparison.equal(value, other);
}

function mapMayHaveCounterpart(comparison, a, b, key, value) {
  const counterpart = looseCounterpart(key);
  if (counterpart != null) return counterpart;
  return !a.has(counterpart) && hasEqualEntry(comparison, b, counterpart, value);
}

// Like takeEqual, for keys of map `a` that must also have an equal value.
function takeEqualEntry(comparison, open, a, key, value) {
  for (const candidate of open) {
    if (comparison.equal(key, candidate) && comparison.equal(value, a.get(candidate))) {
      open.delete(candidate);
      return true;
    }
  }
  return false;
}

function mapsEqual(comparison, a, b) {
  const { strict } = comparison;
  const open = new Set();
  for (const [key, value] of a) {
    if (typeof key === 'object' && key !== null) {
      open.add(key);
    } else if (!hasEqualEntry(comparison, b, key, value)) {
      if (strict || !mapMayHaveCounterpart(comparison, a, b, key, value)) return false;
      open.add(key);
    }
  }
  if (open.size === 0) return true;
  for (const [key, value] of b) {
    const isObject = typeof key === 'object' && key !== null;
    if (isObject || (!strict && !hasEqualEntry(comparison, a, key, value))) {
      if (!takeEqualEntry(comparison, open, a, key, value)) return false;
    }
  }
  return open.size === 0;
}

module.exports = { mapsEqual, setsEqual };
