'use strict';
// Exports whose file is loaded when they are first asked for. To a program they are properties as
// any other: one that is put in their place stays (as packages that mock http do).
//
//   defineLate(exports, names, load)    load() returns an object that has them; it is called once

function becomeValue(object, name, value) {
  Object.defineProperty(object, name, {
    __proto__: null, configurable: true, enumerable: true, writable: true, value,
  });
  return value;
}

function defineLate(exports, names, load) {
  for (const name of names) {
    Object.defineProperty(exports, name, {
      __proto__: null, configurable: true, enumerable: true,
      get() { return becomeValue(exports, name, load()[name]); },
      set(value) { becomeValue(exports, name, value); },
    });
  }
  return exports;
}

module.exports = { defineLate };
