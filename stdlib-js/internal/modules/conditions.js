'use strict';
// The conditions under which "exports" and "imports" of a package choose.
//
//   forRequire(), forImport()   Sets, with those of --conditions

const { getOptions } = require('internal/process/options');

let user;
let ofRequire;
let ofImport;

function userConditions() {
  user ??= getOptions('--conditions');
  return user;
}

function forRequire() {
  ofRequire ??= new Set(['require', 'node', 'node-addons', ...userConditions()]);
  return ofRequire;
}

function forImport() {
  ofImport ??= new Set(['node', 'import', 'node-addons', ...userConditions()]);
  return ofImport;
}

module.exports = { forImport, forRequire };
