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

function makeJSON(url, text) {
  require('internal/process/warning').emitExperimentalWarning('Importing JSON modules');
  // The same object as require() gives, if that was first.
  const { Module } = require('internal/modules/cjs/loader');
  const path = url.startsWith('file:') && !/[?#]/.test(url) ? pathOfURL(url) : undefined;
  const cached = path === undefined ? undefined : Module._cache[path];
  const value = cached?.loaded ? cached.exports : parse(url, text);
  return makeSynthetic(url, ['default'], (id) => setExport(id, 'default', value));
}

module.exports = { makeJSON };
