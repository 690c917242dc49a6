'use strict';
// JSON files for `import`: the value is the default export.
//
//   makeJSON(url, text)   -> number

const { setExport } = internalBinding('esm');
const { pathOfURL, stripBOM } = require('internal/modules/files');
const { makeSynthetic } = require('internal/modules/esm/synthetic');

function parse(url, text) {
  try {
    return JSON.parse(stripBOM(text));
  } catch (error) {
    error.message = `${url.startsWith('file:') ? pathOfURL(url) : url}: ${error.message}`;
    throw error;
  }
}

// require() gives the same object, whoever is first.
function moduleOf(url, text) {
  if (!url.startsWith('file:') || /[?#]/.test(url)) return { exports: parse(url, text) };
  const { Module } = require('internal/modules/cjs/loader');
  const path = pathOfURL(url);
  if (Module._cache[path]?.loaded) return Module._cache[path];
  const module = new Module(path);
  module.filename = path;
  module.exports = parse(url, text);
  module.loaded = true;
  Module._cache[path] = module;
  return module;
}

function makeJSON(url, text) {
  require('internal/process/warning').emitExperimentalWarning('Importing JSON modules');
  const module = moduleOf(url, text);
  return makeSynthetic(url, ['default'], (id) => setExport(id, 'default', module.exports));
}

module.exports = { makeJSON };
