'use strict';

// The public module `url`.
//
//   URL, URLSearchParams                           WHATWG (internal/url/url)
//   Url, parse, format, resolve, resolveObject     legacy (internal/url/legacy)
//   fileURLToPath, pathToFileURL, urlToHttpOptions, domainToASCII, domainToUnicode
//                                                  (internal/url/file)
//
// Each half is loaded when it is used: most programs need one of them, many none.
//
// Covers all that Node 18 documents.

const { defineLate } = require('internal/late_exports');

function later(name, id) {
  return { [name](...args) { return require(id)[name](...args); } }[name];
}

module.exports = {};
for (const name of ['parse', 'resolve', 'resolveObject', 'format']) {
  module.exports[name] = later(name, 'internal/url/legacy');
}
for (const name of ['domainToASCII', 'domainToUnicode', 'pathToFileURL', 'fileURLToPath',
  'urlToHttpOptions']) {
  module.exports[name] = later(name, 'internal/url/file');
}
defineLate(module.exports, ['Url'], () => require('internal/url/legacy'));
defineLate(module.exports, ['URL', 'URLSearchParams'], () => require('internal/url/url'));
