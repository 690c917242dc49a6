'use strict';
// Ways to name a package's files that are on their way out.
//
//   warnOfLookup(pkg, path, base)           its main file was guessed (DEP0151)
//   warnOfTrailingSlash(pkg, subpath, base) 'pkg/folder/' asked of "exports" (DEP0155)
//   warnOfSlashes(question, target)         '//' and the like; with --pending-deprecation (DEP0166)
//
// `base` is the URL of the importing file, or undefined for require().

const { pathOfURL, urlOfPath } = require('internal/modules/files');

const kType = 'DeprecationWarning';
const warned = new Set();

function isNew(key) {
  if (warned.has(key)) return false;
  warned.add(key);
  return true;
}

const importedFrom = (base) => (base ? ` imported from ${pathOfURL(base)}` : '');

function warnOfLookup({ folder, main }, path, base) {
  const format = require('internal/modules/esm/formats').formatOf(urlOfPath(path));
  if (format !== 'module' || !isNew(path)) return;
  const file = path.slice(folder.length);
  const from = `imported from ${pathOfURL(base)}.\n`;
  process.emitWarning(main ?
    `Package ${folder} has a "main" field set to ${JSON.stringify(main)}, excluding the full ` +
      `filename and extension to the resolved file at "${file}", ${from} Automatic extension ` +
      'resolution of the "main" field is deprecated for ES modules.' :
    'No "main" or "exports" field defined in the package.json for ' +
      `${folder} resolving the main entry point "${file}", ${from}Default "index" lookups for ` +
      'the main are deprecated for ES modules.', kType, 'DEP0151');
}

function warnOfTrailingSlash({ path }, subpath, base) {
  if (!isNew(`${path}|${subpath}`)) return;
  process.emitWarning(`Use of deprecated trailing slash pattern mapping "${subpath}" in the ` +
    `"exports" field module resolution of the package at ${path}${importedFrom(base)}. Mapping ` +
    'specifiers ending in "/" is no longer supported.', kType, 'DEP0155');
}

// A segment between two slashes, or at an end, that is empty.
const emptySegment = /^[\\/]|[\\/]{2}|[\\/]$/;

function warnOfSlashes({ pkg, key, subpath, match, base, isImport }, target) {
  if (subpath.endsWith('/') || !require('internal/process/pending').isPending()) return;
  const resolved = match === undefined ? target : target.replaceAll('*', () => match);
  const kind = /[\\/]{2}/.test(emptySegment.test(target.slice(2)) ? target : subpath) ?
    'double slash' : 'leading or trailing slash matching';
  process.emitWarning(`Use of deprecated ${kind} resolving "${resolved}" for module request ` +
    `"${subpath}" ${subpath === key ? '' : `matched to "${key}" `}in the ` +
    `"${isImport ? 'imports' : 'exports'}" field module resolution of the package at ` +
    `${pkg.path}${importedFrom(base)}.`, kType, 'DEP0166');
}

module.exports = { warnOfLookup, warnOfSlashes, warnOfTrailingSlash };
