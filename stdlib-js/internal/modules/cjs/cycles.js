'use strict';
// Modules that require each other: who comes second gets unfinished exports, and a warning when it
// reads from them what is not there yet.
//
//   exportsInCycle(module)   what require() gives of a module that is still being loaded
//   leaveCycle(module)       it is loaded: no warnings any more

const { isProxy } = internalBinding('util');

function warn(name) {
  process.emitWarning(`Accessing non-existent property '${String(name)}' of module exports ` +
    'inside circular dependency');
}

// Stands as the prototype of unfinished exports: asked only for what the exports lack.
const warningPrototype = new Proxy({}, {
  get(target, name) {
    // Transpiled code looks for __esModule on whatever it requires.
    if (name in target || name === '__esModule') return target[name];
    warn(name);
    return undefined;
  },
  getOwnPropertyDescriptor(target, name) {
    if (Object.hasOwn(target, name) || name === '__esModule') {
      return Object.getOwnPropertyDescriptor(target, name);
    }
    warn(name);
    return undefined;
  },
});

function hasPrototype(exports, prototype) {
  return typeof exports === 'object' && exports !== null && !isProxy(exports) &&
    Object.getPrototypeOf(exports) === prototype;
}

let used = false;

function exportsInCycle(module) {
  const { exports } = module;
  if (hasPrototype(exports, Object.prototype) && !exports.__esModule) {
    used = true;
    Object.setPrototypeOf(exports, warningPrototype);
  }
  return exports;
}

function leaveCycle(module) {
  if (used && hasPrototype(module.exports, warningPrototype)) {
    Object.setPrototypeOf(module.exports, Object.prototype);
  }
}

module.exports = { exportsInCycle, leaveCycle };
