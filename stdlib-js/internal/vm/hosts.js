'use strict';
// Who answers import() in what vm compiles.
//
//   hostOf(importer, subject) -> number for the engine; importer: importModuleDynamically of the
//                                options, or undefined; subject(): what was compiled

const { codes: {
  ERR_INVALID_ARG_TYPE, ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING,
  ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG, ERR_VM_MODULE_NOT_MODULE,
} } = require('internal/errors');
const { getOption } = require('internal/process/options');

// One for all that have none.
let missingHost;

const hasModules = () => getOption('--experimental-vm-modules') !== undefined;

function namespaceFrom(module) {
  if (hasModules()) return require('internal/vm/module').namespaceFrom(module);
  if (internalBinding('util').isModuleNamespaceObject(module)) return module;
  throw new ERR_VM_MODULE_NOT_MODULE();
}

function hostOf(importer, subject) {
  const { addHost } = require('internal/modules/esm/dynamic_import');
  if (importer === undefined) {
    missingHost ??= addHost(async () => { throw new ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING(); });
    return missingHost;
  }
  if (typeof importer !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options.importModuleDynamically', 'function', importer);
  }
  return addHost(async (specifier, assertions) => {
    // The library's own (the prompt's) say so; those of programs need the option.
    if (!importer.isLibrary && !hasModules()) {
      throw new ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG();
    }
    return namespaceFrom(await importer(specifier, subject(), assertions));
  });
}

module.exports = { hostOf };
