'use strict';
// What the engine asks of the module loaders, answered by files that are loaded when it asks.
//
//   setUpCallbacks()

function importDynamically(host, referrer, specifier, assertions) {
  return require('internal/modules/esm/dynamic_import')
    .importDynamically(host, referrer, specifier, assertions);
}

function initImportMeta(id, meta) {
  require('internal/modules/esm/import_meta').initImportMeta(id, meta);
}

function evaluateSynthetic(id) {
  require('internal/modules/esm/synthetic').evaluateSynthetic(id);
}

function setUpCallbacks() {
  internalBinding('esm').setCallbacks(importDynamically, initImportMeta, evaluateSynthetic);
}

module.exports = { setUpCallbacks };
