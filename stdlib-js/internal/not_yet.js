'use strict';
// Modules of Node that are not written yet: loading one is no error, so that a package that only
// might use it runs; using it is a clear one.
//
//   notYet(module, names)   an object whose functions throw ERR_FEATURE_UNAVAILABLE_ON_PLATFORM

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

function notYet(module, names) {
  const exports = {};
  for (const name of names) {
    exports[name] = {
      [name]: function() { throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`${module}.${name}`); },
    }[name];
  }
  return exports;
}

module.exports = { notYet };
