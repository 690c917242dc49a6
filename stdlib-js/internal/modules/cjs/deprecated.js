'use strict';
// What is left of older ways to look at CommonJS modules.
//
//   warningAccessors({ get, set })   of module.parent, which warn
//   addOldFunctions(Module)          _debug, and _stat and _readPackage, which may be replaced

function warningAccessors({ get, set }) {
  const { deprecate } = require('internal/util/deprecate');
  const message = 'module.parent is deprecated due to accuracy issues. Please use require.main ' +
    'to find program entry point instead.';
  return { get: deprecate(get, message, 'DEP0144'), set: deprecate(set, message, 'DEP0144') };
}

function replaceable(Module, name, value, use) {
  Object.defineProperty(Module, name, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get: () => value,
    set(replacement) {
      require('internal/process/warning').emitExperimentalWarning(`Module.${name}`);
      value = replacement;
      use(replacement);
    },
  });
}

function readPackageOf(folder) {
  const { readPackage } = require('internal/modules/package_json');
  const { exists, path, main, name, type, exports, imports } =
    readPackage(require('path').resolve(folder, 'package.json'));
  return { __proto__: null, exists, pjsonPath: path, main, name, type, exports, imports };
}

function debug(...args) {
  require('internal/util/debuglog').debuglog('module')(...args);
}

function addOldFunctions(Module) {
  const { kindOnDisk, setKindOf } = require('internal/modules/files');
  replaceable(Module, '_stat', function stat(filename) { return kindOnDisk(filename); }, setKindOf);
  replaceable(Module, '_readPackage', readPackageOf, () => {});
  let warning;
  Module._debug = function(...args) {
    warning ??= require('internal/util/deprecate')
      .deprecate(debug, 'Module._debug is deprecated.', 'DEP0077');
    return warning(...args);
  };
}

module.exports = { addOldFunctions, warningAccessors };
