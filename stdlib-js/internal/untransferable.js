'use strict';

// Objects that stay where they are even if a message's transfer list names them: they are copied.
//
//   markAsUntransferable(object), isUntransferable(object)
//
// The mark is a private field, which any object can be given: a program cannot see it, and it costs
// a twentieth of what defining a property does.

class Given {
  constructor(object) {
    return object;
  }
}

class Marked extends Given {
  #marked;

  static has(object) {
    return #marked in object;
  }
}

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isUntransferable(object) {
  return isObject(object) && Marked.has(object);
}

function markAsUntransferable(object) {
  if (isObject(object) && !Marked.has(object)) new Marked(object);
}

module.exports = { markAsUntransferable, isUntransferable };
