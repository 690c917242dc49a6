'use strict';
// From an import's specifier to a URL.
//
//   resolve(specifier, parentURL)          -> URL as a string; throws Node's errors
//   resolveOnly(specifier, parentURL, conditions)   the same; the scheme may be any
//   resolveLoosely(specifier, parentURL)   the same, but the file need not exist, either
//   addHint(error, specifier, parentURL)   what require() would have found, if anything
//   checkScheme(url)   throws unless it is one that can be loaded
//
// `parentURL` is undefined for the program's main module, which is named by its URL.

const { codes: {
  ERR_INVALID_MODULE_SPECIFIER, ERR_MODULE_NOT_FOUND, ERR_UNKNOWN_BUILTIN_MODULE,
  ERR_UNSUPPORTED_DIR_IMPORT, ERR_UNSUPPORTED_ESM_URL_SCHEME,
} } = require('internal/errors');
const { getOption } = require('internal/process/options');
const { builtinId, isBareBuiltin } = require('internal/modules/builtins');
const { fileKind, keepsLinks, pathOfURL, realPath, urlOfPath } = require('internal/modules/files');
const { resolveImports, resolvePackage } = require('internal/modules/package_exports');
const { forImport } = require('internal/modules/conditions');

function makeURL(text, base) {
  const { URL } = require('url');
  return new URL(text, base);
}

const isRelative = (specifier) => /^(?:\/|\.\.?(?:\/|$))/.test(specifier);

// ---- hints: what require() would have found -----------------------------------------------------

function foundByRequire(specifier, parentURL) {
  const { Module } = require('internal/modules/cjs/loader');
  const path = require('path');
  const parent = pathOfURL(parentURL);
  if (specifier.startsWith('file:')) specifier = pathOfURL(specifier);
  const module = new Module(parent, null);
  module.filename = parent;
  module.paths = Module._nodeModulePaths(path.dirname(parent));
  const found = Module._resolveFilename(specifier, module, false);
  if (path.isAbsolute(specifier)) return found;
  if (!isRelative(specifier)) {
    // For a package, how it is written is more useful than where it lies.
    const at = found.indexOf(specifier.split('/')[0]);
    return at === -1 ? found : found.slice(at);
  }
  // Seen from the importing file as if that were a folder, as Node 18 says it.
  const relative = path.relative(parent, found);
  return relative.startsWith('../') ? relative : `./${relative}`;
}

function addHint(error, specifier, parentURL) {
  let found;
  try {
    found = foundByRequire(specifier, parentURL);
  } catch {
    return;
  }
  const lines = error.stack.split('\n');
  const hint = `Did you mean to import ${found}?`;
  error.stack = [lines[0], hint, ...lines.slice(1)].join('\n');
  error.message += `\n${hint}`;
}

// ---- the steps ----------------------------------------------------------------------------------

function findURL(specifier, parentURL, conditions) {
  if (isRelative(specifier)) return makeURL(specifier, parentURL).href;
  if (specifier[0] === '#') return resolveImports(specifier, parentURL, conditions);
  // A bare name is by far the most common thing that is no URL: don't let the parser find out.
  if (/^[a-z][a-z\d+.-]*:/i.test(specifier)) {
    try {
      return makeURL(specifier).href;
    } catch {
      // A strange package name, then.
    }
  }
  if (parentURL.startsWith('data:') && !isBareBuiltin(specifier)) {
    return makeURL(specifier, parentURL).href;
  }
  return resolvePackage(specifier, parentURL, conditions);
}

// --experimental-specifier-resolution=node: as require() finds files, with extensions of its own.
const findsFiles = getOption('--experimental-specifier-resolution') === 'node';
const looseExtensions = ['', '.js', '.json', '.node', '.mjs'];

function findFile(path) {
  const extension = looseExtensions.find((each) => fileKind(path + each) === 0);
  return extension === undefined ? undefined : path + extension;
}

function findInFolder(folder) {
  const path = require('path');
  const { main } = require('internal/modules/package_json')
    .readPackage(path.join(folder, 'package.json'));
  return (main && findFile(path.resolve(folder, main))) ?? findFile(path.join(folder, 'index'));
}

function findLoosely(path) {
  return (path.endsWith('/') ? undefined : findFile(path)) ?? findInFolder(path);
}

const keeps = keepsLinks(false);
const keepsMain = keepsLinks(true);

function checkFile(url, parentURL) {
  if (/%2f|%5c/i.test(url)) {
    throw new ERR_INVALID_MODULE_SPECIFIER(makeURL(url).pathname,
      'must not include encoded "/" or "\\" characters', parentURL && pathOfURL(parentURL));
  }
  const path = pathOfURL(url);
  const found = findsFiles ? findLoosely(path) : undefined;
  if (found !== undefined) return found;
  const kind = path.endsWith('/') ? 1 : fileKind(path);
  if (kind === 0) return path;
  const base = parentURL?.startsWith('data:') ? parentURL :
    pathOfURL(parentURL ?? urlOfPath(`${process.cwd()}/`));
  if (kind === 1) throw new ERR_UNSUPPORTED_DIR_IMPORT(path, base, url);
  throw new ERR_MODULE_NOT_FOUND(path, base, url);
}

// The file without symbolic links, with the query and hash that it was asked for with.
function finishFile(url, parentURL) {
  const path = checkFile(url, parentURL);
  const isKept = parentURL === undefined ? keepsMain : keeps;
  if (isKept && !findsFiles) return url;
  const real = isKept ? path : realPath(path);
  // The same file has one URL, however it was written.
  if (real === path && !url.includes('%') && !findsFiles) return url;
  const { search, hash } = makeURL(url);
  return `${urlOfPath(real)}${search}${hash}`;
}

function checkScheme(url) {
  const protocol = url.slice(0, url.indexOf(':') + 1);
  if (protocol === 'node:' || protocol === 'orrery:') {
    if (builtinId(url) === undefined) throw new ERR_UNKNOWN_BUILTIN_MODULE(url);
  } else if (protocol !== 'data:' && protocol !== 'file:') {
    throw new ERR_UNSUPPORTED_ESM_URL_SCHEME(makeURL(url), ['file', 'data', 'node']);
  }
  return url;
}

function resolveOnly(specifier, parentURL, conditions = forImport()) {
  if (isBareBuiltin(specifier)) return `node:${specifier}`;
  const parent = parentURL ?? 'file:///';
  try {
    const url = findURL(specifier, parent, conditions);
    return url.startsWith('file:') ? finishFile(url, parentURL) : url;
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_UNSUPPORTED_DIR_IMPORT') {
      addHint(error, specifier, parent);
    }
    throw error;
  }
}

function resolve(specifier, parentURL) {
  return checkScheme(resolveOnly(specifier, parentURL));
}

function resolveLoosely(specifier, parentURL) {
  try {
    return resolveOnly(specifier, parentURL);
  } catch (error) {
    if (error?.code === 'ERR_UNSUPPORTED_DIR_IMPORT' || error?.code === 'ERR_MODULE_NOT_FOUND') {
      if (error.url) return error.url;
    }
    throw error;
  }
}

module.exports = { addHint, checkScheme, resolve, resolveLoosely, resolveOnly };
