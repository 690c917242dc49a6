'use strict';
// Which names mean a module of the library.
//
//   isBareBuiltin(name)   'fs' yes, 'node:fs' no, 'test' no (only as 'node:test')
//   builtinId(request)    'fs' for 'fs' and 'node:fs'; undefined if it names none
//   isBuiltin(request), builtinModules, loadBuiltin(id)

const library = require('internal/library');

const prefixOnly = new Set(['test', 'test/reporters']);

function isBareBuiltin(name) {
  return library.isPublic(name) && !prefixOnly.has(name);
}

function builtinId(request) {
  if (request.startsWith('node:')) {
    const id = request.slice(5);
    return library.isPublic(id) ? id : undefined;
  }
  return isBareBuiltin(request) ? request : undefined;
}

function isBuiltin(request) {
  return typeof request === 'string' && builtinId(request) !== undefined;
}

let names;

module.exports = {
  builtinId,
  get builtinModules() {
    names ??= library.publicModules().filter((id) => !prefixOnly.has(id));
    return names;
  },
  isBareBuiltin,
  isBuiltin,
  loadBuiltin: library.requireLibrary,
};
