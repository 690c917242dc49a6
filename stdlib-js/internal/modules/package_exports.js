'use strict';
// "exports" and "imports" of package.json: from a name to a file, for require() and import alike.
//
//   resolveExports(pkg, subpath, base, conditions)   -> URL; subpath is '.' or './...'
//   resolveImports(name, base, conditions)           -> URL; name begins with '#'
//   resolvePackage(specifier, base, conditions)      -> URL of a bare specifier
//   hasExports(pkg)
//
// `base` is the URL of the importing file, or undefined; URLs are strings. The algorithm is the one
// of Node's documentation ("Resolution Algorithm Specification").

const { codes: {
  ERR_INVALID_MODULE_SPECIFIER, ERR_INVALID_PACKAGE_CONFIG, ERR_INVALID_PACKAGE_TARGET,
  ERR_MODULE_NOT_FOUND, ERR_PACKAGE_IMPORT_NOT_DEFINED, ERR_PACKAGE_PATH_NOT_EXPORTED,
} } = require('internal/errors');
const { fileKind, pathOfURL, urlOfPath } = require('internal/modules/files');
const { nearestPackage, readPackage } = require('internal/modules/package_json');

const pathOrNone = (base) => (base ? pathOfURL(base) : undefined);

// ---- one target: a string, an object of conditions, an array of fallbacks ----------------------

// '.', '..' and node_modules as a segment, also in percent-encoding.
const dotSegment = /(?:^|[\\/])(?:\.|%2e){1,2}(?:[\\/]|$)/i;
const plainCharacters = 'node_modules'.split('').map((character) => {
  const code = character.charCodeAt(0);
  const upper = character.toUpperCase().charCodeAt(0);
  return `(?:${character}|%${code.toString(16)}|%${upper.toString(16)})`;
}).join('');
const nodeModulesSegment = new RegExp(`(?:^|[\\\\/])${plainCharacters}(?:[\\\\/]|$)`, 'i');

const hasEmptySegment = /[\\/]{2}|^[\\/]|[\\/]$/;

function hasInvalidSegment(path) {
  return dotSegment.test(path) || nodeModulesSegment.test(path);
}

// What is asked for, as the functions below pass it on.
class Question {
  constructor(pkg, key, subpath, match, base, conditions, isImport) {
    this.pkg = pkg;
    this.key = key; // the property of "exports" or "imports" that was chosen
    this.subpath = subpath;
    this.match = match; // what stands for '*', or undefined
    this.base = base;
    this.conditions = conditions;
    this.isImport = isImport;
  }
}

function invalidTarget(question, target) {
  const { pkg, key, isImport, base } = question;
  const shown = typeof target === 'object' && target !== null ?
    JSON.stringify(target) : `${target}`;
  return new ERR_INVALID_PACKAGE_TARGET(pkg.folder, key, shown, isImport, pathOrNone(base));
}

function isURL(text) {
  return require('url').URL.canParse(text);
}

// "imports" may lead to other packages.
function resolveForeignTarget(target, question) {
  const { isImport, match, pkg, conditions } = question;
  if (!isImport || target.startsWith('../') || target.startsWith('/') || isURL(target)) {
    throw invalidTarget(question, target);
  }
  const specifier = match === undefined ? target : target.replaceAll('*', () => match);
  return resolvePackage(specifier, urlOfPath(pkg.path), conditions);
}

const plainTarget = /^(?:\/?[\w\-+@=~]+(?:\.[\w\-+@=~]+)*)+$/;

function urlBeside(pkg, target) {
  if (plainTarget.test(target)) return `${urlOfPath(pkg.folder)}${target}`;
  const { URL } = require('url');
  return new URL(`./${target}`, urlOfPath(pkg.path)).href;
}

function resolveStringTarget(target, question) {
  const { pkg, match, base, key, isImport } = question;
  if (!target.startsWith('./')) return resolveForeignTarget(target, question);
  const rest = target.slice(2);
  if (hasInvalidSegment(rest)) throw invalidTarget(question, target);
  if (hasEmptySegment.test(rest) || (match !== undefined && hasEmptySegment.test(match))) {
    require('internal/modules/package_warnings').warnOfSlashes(question, target);
  }
  if (match === undefined) return urlBeside(pkg, rest);
  if (hasInvalidSegment(match)) {
    const request = isImport ? key.replace('*', () => match) : question.subpath;
    throw new ERR_INVALID_MODULE_SPECIFIER(request,
      `request is not a valid match in pattern "${key}" for the ` +
      `"${isImport ? 'imports' : 'exports'}" resolution of ${pkg.path}`, pathOrNone(base));
  }
  return urlBeside(pkg, rest.replaceAll('*', () => match));
}

function resolveFallbacks(targets, question) {
  let failure;
  let result = targets.length === 0 ? null : undefined;
  for (const target of targets) {
    try {
      result = resolveTarget(target, question);
      failure = undefined;
    } catch (error) {
      if (error.code !== 'ERR_INVALID_PACKAGE_TARGET') throw error;
      failure = error;
      continue;
    }
    if (result !== undefined && result !== null) return result;
  }
  if (failure !== undefined) throw failure;
  return result;
}

const arrayIndex = /^(?:0|[1-9]\d{0,9})$/;

function resolveConditions(target, question) {
  const { pkg, base, conditions } = question;
  const keys = Object.getOwnPropertyNames(target);
  if (keys.some((key) => arrayIndex.test(key))) {
    throw new ERR_INVALID_PACKAGE_CONFIG(pkg.path, base,
      '"exports" cannot contain numeric property keys.');
  }
  for (const key of keys) {
    if (key !== 'default' && !conditions.has(key)) continue;
    const resolved = resolveTarget(target[key], question);
    if (resolved !== undefined) return resolved;
  }
  return undefined;
}

// A URL; null: explicitly none; undefined: no condition holds.
function resolveTarget(target, question) {
  if (typeof target === 'string') return resolveStringTarget(target, question);
  if (Array.isArray(target)) return resolveFallbacks(target, question);
  if (target === null) return null;
  if (typeof target === 'object') return resolveConditions(target, question);
  throw invalidTarget(question, target);
}

// ---- choosing the key ---------------------------------------------------------------------------

// The longer the part before '*', the better; then the longer the key.
function isBetterPattern(key, than) {
  if (than === undefined) return true;
  const length = key.indexOf('*');
  const best = than.indexOf('*');
  return length !== best ? length > best : key.length > than.length;
}

function matchesPattern(key, name) {
  const star = key.indexOf('*');
  if (star === -1 || key.lastIndexOf('*') !== star) return false;
  return name.length >= key.length && name.startsWith(key.slice(0, star)) &&
    name.endsWith(key.slice(star + 1)) && name !== key.slice(0, star);
}

function bestPattern(map, name) {
  let best;
  for (const key of Object.keys(map)) {
    if (matchesPattern(key, name) && isBetterPattern(key, best)) best = key;
  }
  return best;
}

function hasPatternFor(map, name) {
  return Object.keys(map).some((key) =>
    key.includes('*') && name.startsWith(key.slice(0, key.indexOf('*'))));
}

// [key, match], or undefined.
function chooseKey(map, name) {
  if (Object.hasOwn(map, name) && !name.includes('*') && !name.endsWith('/')) {
    return [name, undefined];
  }
  const key = bestPattern(map, name);
  if (key === undefined) return undefined;
  const star = key.indexOf('*');
  return [key, name.slice(star, name.length - (key.length - star - 1))];
}

// "exports": './x.js' or { import: ..., require: ... } stands for { '.': ... }.
function isMainOnly({ exports, path }, base) {
  if (typeof exports === 'string' || Array.isArray(exports)) return true;
  if (typeof exports !== 'object' || exports === null) return false;
  let isConditions;
  for (const key of Object.getOwnPropertyNames(exports)) {
    const condition = key === '' || key[0] !== '.';
    if (isConditions === undefined) isConditions = condition;
    else if (isConditions !== condition) {
      throw new ERR_INVALID_PACKAGE_CONFIG(path, base,
        '"exports" cannot contain some keys starting with \'.\' and some not. The exports object ' +
        'must either be an object of package subpath keys or an object of main entry condition ' +
        'name keys only.');
    }
  }
  return isConditions === true;
}

function hasExports(pkg) {
  return pkg.exists && pkg.exports !== undefined && pkg.exports !== null;
}

function resolveExports(pkg, subpath, base, conditions) {
  let { exports } = pkg;
  if (isMainOnly(pkg, base)) exports = { '.': exports };
  if (subpath.endsWith('/') && hasPatternFor(exports, subpath)) {
    require('internal/modules/package_warnings').warnOfTrailingSlash(pkg, subpath, base);
  }
  const chosen = typeof exports === 'object' ? chooseKey(exports, subpath) : undefined;
  if (chosen !== undefined) {
    const [key, match] = chosen;
    const question = new Question(pkg, key, subpath, match, base, conditions, false);
    const resolved = resolveTarget(exports[key], question);
    if (resolved !== undefined && resolved !== null) return resolved;
  }
  throw new ERR_PACKAGE_PATH_NOT_EXPORTED(pkg.folder, subpath, pathOrNone(base));
}

function resolveImports(name, base, conditions) {
  if (name === '#' || name.startsWith('#/') || name.endsWith('/')) {
    throw new ERR_INVALID_MODULE_SPECIFIER(name, 'is not a valid internal imports specifier name',
      pathOrNone(base));
  }
  const pkg = nearestPackage(pathOfURL(base), { base, specifier: name });
  const chosen = pkg.exists && pkg.imports ? chooseKey(pkg.imports, name) : undefined;
  if (chosen !== undefined) {
    const [key, match] = chosen;
    const question = new Question(pkg, key, name, match, base, conditions, true);
    const resolved = resolveTarget(pkg.imports[key], question);
    if (resolved !== undefined && resolved !== null) return resolved;
  }
  throw new ERR_PACKAGE_IMPORT_NOT_DEFINED(name, pkg.exists ? pkg.folder : undefined,
    pathOfURL(base));
}

// ---- bare specifiers ----------------------------------------------------------------------------

// 'name/sub/path' -> ['name', './sub/path'], '@scope/name' -> ['@scope/name', '.'].
function splitSpecifier(specifier, base) {
  let slash = specifier.indexOf('/');
  let valid = true;
  if (specifier[0] === '@') {
    if (slash === -1 || specifier.length === 0) valid = false;
    else slash = specifier.indexOf('/', slash + 1);
  }
  const name = slash === -1 ? specifier : specifier.slice(0, slash);
  if (!valid || /^\.|%|\\/.test(name)) {
    throw new ERR_INVALID_MODULE_SPECIFIER(specifier, 'is not a valid package name',
      pathOrNone(base));
  }
  return [name, `.${slash === -1 ? '' : specifier.slice(slash)}`];
}

const mainSuffixes = ['', '.js', '.json', '.node', '/index.js', '/index.json', '/index.node'];
const indexNames = ['index.js', 'index.json', 'index.node'];

function isFile(path) {
  return fileKind(path) === 0;
}

function warnOfLookup(pkg, path, base) {
  require('internal/modules/package_warnings').warnOfLookup(pkg, path, base);
}

function resolveMain(pkg, base) {
  const { folder, main } = pkg;
  const { resolve } = require('path');
  if (main !== undefined) {
    for (const suffix of mainSuffixes) {
      const path = resolve(folder, main + suffix);
      if (!isFile(path)) continue;
      if (suffix !== '') warnOfLookup(pkg, path, base);
      return urlOfPath(path);
    }
  }
  for (const name of indexNames) {
    if (!isFile(folder + name)) continue;
    warnOfLookup(pkg, folder + name, base);
    return urlOfPath(folder + name);
  }
  throw new ERR_MODULE_NOT_FOUND(folder, pathOfURL(base));
}

function resolveInstalled(pkg, subpath, base, conditions) {
  if (hasExports(pkg)) return resolveExports(pkg, subpath, base, conditions);
  if (subpath === '.') return resolveMain(pkg, base);
  const { URL } = require('url');
  return new URL(subpath, urlOfPath(pkg.path)).href;
}

function resolvePackage(specifier, base, conditions) {
  if (require('internal/modules/builtins').isBareBuiltin(specifier)) return `node:${specifier}`;
  const [name, subpath] = splitSpecifier(specifier, base);
  const why = { base, specifier };
  const from = pathOfURL(base);
  const own = nearestPackage(from, why);
  if (own.name === name && hasExports(own)) return resolveExports(own, subpath, base, conditions);
  for (let end = from.lastIndexOf('/'); end >= 0; end = from.lastIndexOf('/', end - 1)) {
    const folder = `${from.slice(0, end)}/node_modules/${name}`;
    if (fileKind(folder) === 1) {
      return resolveInstalled(readPackage(`${folder}/package.json`, why), subpath, base, conditions);
    }
    if (end === 0) break;
  }
  throw new ERR_MODULE_NOT_FOUND(name, from);
}

module.exports = { hasExports, resolveExports, resolveImports, resolvePackage };
