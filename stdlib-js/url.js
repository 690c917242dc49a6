'use strict';

// The public module `url`.
//
//   URL, URLSearchParams                           WHATWG (internal/url/url)
//   Url, parse, format, resolve, resolveObject     legacy (internal/url/legacy)
//   fileURLToPath, pathToFileURL, urlToHttpOptions, domainToASCII, domainToUnicode
//                                                  (internal/url/file)
//
// Each half is loaded when it is used: most programs need one of them, many none.

function later(name, id) {
  return { [name](...args) { return require(id)[name](...args); } }[name];
}

function define(name, id) {
  Object.defineProperty(module.exports, name, {
    __proto__: null, enumerable: true, configurable: true,
    get() {
      const value = require(id)[name];
      Object.defineProperty(module.exports, name, {
        __proto__: null, enumerable: true, configurable: true, writable: true, value,
      });
      return value;
    },
  });
}

module.exports = {};
define('Url', 'internal/url/legacy');
define('parse', 'internal/url/legacy');
define('resolve', 'internal/url/legacy');
define('resolveObject', 'internal/url/legacy');
define('format', 'internal/url/legacy');
define('URL', 'internal/url/url');
define('URLSearchParams', 'internal/url/url');
for (const name of ['domainToASCII', 'domainToUnicode', 'pathToFileURL', 'fileURLToPath',
  'urlToHttpOptions']) {
  module.exports[name] = later(name, 'internal/url/file');
}
