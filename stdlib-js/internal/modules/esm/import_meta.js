'use strict';
// import.meta: url and resolve().
//
//   initImportMeta(id, meta)   asked by the engine when a module first reads import.meta

function initImportMeta(id, meta) {
  const record = require('internal/modules/esm/loader').recordOf(id);
  if (record === undefined) {
    require('internal/library').loadedLibrary('internal/vm/module')?.initImportMeta(id, meta);
    return;
  }
  const { url } = record;
  if (record.format === 'wasm') {
    meta.instantiate = require('internal/modules/esm/wasm').takeInstantiator(id);
    return;
  }
  if (!url.startsWith('data:')) {
    meta.resolve = function resolve(specifier) {
      const { resolveLoosely } = require('internal/modules/esm/resolve');
      return resolveLoosely(`${specifier}`, url);
    };
  }
  meta.url = url;
}

module.exports = { initImportMeta };
