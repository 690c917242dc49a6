'use strict';
// In -e and at the prompt, `fs`, `path` and the other modules are there without require().
//
//   addLibraryGlobals(object)   each becomes a getter that loads it; an assignment replaces it

const { builtinModules, loadBuiltin } = require('internal/modules/builtins');

// Names that would hide a global, that are no identifiers, or that are deprecated.
const left = new Set(['console', 'process', 'buffer', 'punycode', 'sys']);

function addLibraryGlobals(object) {
  for (const name of builtinModules) {
    if (!/^[a-z]\w*$/.test(name) || left.has(name)) continue;
    // The module is more than the Web's crypto, which it has, too.
    if (name === 'crypto' || !Object.hasOwn(object, name)) addOne(object, name);
  }
}

function addOne(object, name) {
  const setReal = (value) => {
    Object.defineProperty(object, name, {
      value, writable: true, enumerable: true, configurable: true,
    });
  };
  Object.defineProperty(object, name, {
    configurable: true,
    enumerable: false,
    get() {
      const library = loadBuiltin(name);
      Object.defineProperty(object, name, {
        get: () => library, set: setReal, enumerable: false, configurable: true,
      });
      return library;
    },
    set: setReal,
  });
}

module.exports = { addLibraryGlobals };
