'use strict';
// import.meta: url and resolve().
//
//   initImportMeta(id, meta)   asked by the engine when a module first reads import.meta

// With its option, resolve() takes the URL of a module to resolve for.
function resolverFor(url) {
  const { getOption } = require('internal/process/options');
  const takesParent = getOption('--experimental-import-meta-resolve') !== undefined;
  return function resolve(specifier, parentURL = url) {
    const { resolveLoosely } = require('internal/modules/esm/resolve');
    return resolveLoosely(`${specifier}`, takesParent ? checkedURL(parentURL) : url);
  };
}

function checkedURL(parentURL) {
  const { isURL } = require('internal/url/url');
  if (isURL(parentURL)) return parentURL.href;
  if (typeof parentURL === 'string') return parentURL;
  const { ERR_INVALID_ARG_TYPE } = require('internal/errors').codes;
  throw new ERR_INVALID_ARG_TYPE('parentURL', ['string', 'URL'], parentURL);
}

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
  meta.resolve = resolverFor(url);
  meta.url = url;
}

module.exports = { initImportMeta };
