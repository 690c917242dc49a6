'use strict';
// Which names mean a module of the library.
//
//   isBareBuiltin(name)   'fs' yes, 'node:fs' no, 'test' no (only as 'node:test')
//   builtinId(request)    'fs' for 'fs' and 'node:fs'; undefined if it names none
//   hasScheme(request)    begins with 'node:', or with 'orrery:' (what Node has not: orrery/*.js)
//   isBuiltin(request), builtinModules, loadBuiltin(id)

const library = require('internal/library');

const prefixOnly = new Set(['test', 'test/reporters']);
const isOurs = (id) => id.startsWith('orrery/');
const needsNoScheme = (id) => !prefixOnly.has(id) && !isOurs(id);

function isBareBuiltin(name) {
  return library.isPublic(name) && needsNoScheme(name);
}

function hasScheme(request) {
  return request.startsWith('node:') || request.startsWith('orrery:');
}

function builtinId(request) {
  if (!hasScheme(request)) return isBareBuiltin(request) ? request : undefined;
  const ours = request.startsWith('orrery:');
  const id = ours ? request.replace(':', '/') : request.slice(5);
  return library.isPublic(id) && isOurs(id) === ours ? id : undefined;
}

function isBuiltin(request) {
  return typeof request === 'string' && builtinId(request) !== undefined;
}

let names;

module.exports = {
  builtinId,
  get builtinModules() {
    names ??= library.publicModules().filter(needsNoScheme);
    return names;
  },
  hasScheme,
  isBareBuiltin,
  isBuiltin,
  loadBuiltin: library.requireLibrary,
};
