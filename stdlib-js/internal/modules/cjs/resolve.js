'use strict';
// Where require() looks: Module._resolveFilename, _findPath, _resolveLookupPaths, _nodeModulePaths,
// _initPaths.

const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_MODULE_SPECIFIER } } =
  require('internal/errors');
const path = require('path');
const { getOption } = require('internal/process/options');
const { isBuiltin } = require('internal/modules/builtins');
const { fileKind, keepsLinks, pathOfURL, realPath, urlOfPath } = require('internal/modules/files');
const { nearestPackage, readPackage } = require('internal/modules/package_json');
const packages = require('internal/modules/package_exports');
const { forRequire } = require('internal/modules/conditions');
const { Module, parentOf } = require('internal/modules/cjs/module');

// ---- errors -------------------------------------------------------------------------------------

function requireStackOf(parent) {
  const stack = [];
  for (let each = parent; each; each = parentOf(each)) stack.push(each.filename || each.id);
  return stack;
}

function notFound(request, parent) {
  const requireStack = requireStackOf(parent);
  let message = `Cannot find module '${request}'`;
  if (requireStack.length > 0) message += `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
  const error = new Error(message);
  Error.captureStackTrace(error, notFound);
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = requireStack;
  return error;
}

function targetNotFound(request, packagePath) {
  const error = new Error(`Cannot find module '${request}'`);
  error.code = 'MODULE_NOT_FOUND';
  if (packagePath) error.path = packagePath;
  return error;
}

// ---- files and folders --------------------------------------------------------------------------

const keeps = keepsLinks(false);
const keepsMain = keepsLinks(true);

function finished(file, isMain) {
  return (isMain ? keepsMain : keeps) ? path.resolve(file) : realPath(file);
}

function tryFile(file, isMain) {
  return fileKind(file) === 0 ? finished(file, isMain) : false;
}

function tryExtensions(file, extensions, isMain) {
  for (const extension of extensions) {
    const found = tryFile(file + extension, isMain);
    if (found) return found;
  }
  return false;
}

function mainNotFound(target, jsonPath, request) {
  const error = new Error(`Cannot find module '${target}'. ` +
    'Please verify that the package.json has a valid "main" entry');
  error.code = 'MODULE_NOT_FOUND';
  error.path = jsonPath;
  error.requestPath = request;
  return error;
}

function tryFolder(folder, extensions, isMain, request) {
  const jsonPath = path.resolve(folder, 'package.json');
  const { main } = readPackage(jsonPath);
  const index = path.resolve(folder, 'index');
  if (!main) return tryExtensions(index, extensions, isMain);
  const target = path.resolve(folder, main);
  const found = tryFile(target, isMain) || tryExtensions(target, extensions, isMain) ||
    tryExtensions(path.resolve(target, 'index'), extensions, isMain);
  if (found) return found;
  const other = tryExtensions(index, extensions, isMain);
  if (!other) throw mainNotFound(target, jsonPath, request);
  process.emitWarning(`Invalid 'main' field in '${jsonPath}' of '${main}'. ` +
    'Please either fix that or report it to the module author', 'DeprecationWarning', 'DEP0128');
  return other;
}

// ---- packages with "exports" and "imports" ------------------------------------------------------

// The file that a URL of package_exports names, which must be there.
function fileOfTarget(url, parentPath, pkg) {
  if (/%2f|%5c/i.test(url)) {
    throw new ERR_INVALID_MODULE_SPECIFIER(url,
      'must not include encoded "/" or "\\" characters', parentPath);
  }
  const file = pathOfURL(url);
  const found = tryFile(file);
  if (!found) throw targetNotFound(file, pkg.path);
  return found;
}

const packageRequest = /^((?:@[^/\\%]+\/)?[^./\\%][^/\\%]*)(\/.*)?$/;

function tryExports(folder, request) {
  const match = packageRequest.exec(request);
  if (match === null) return false;
  const pkg = readPackage(path.resolve(folder, match[1], 'package.json'));
  if (!packages.hasExports(pkg)) return false;
  const url = packages.resolveExports(pkg, `.${match[2] ?? ''}`, undefined, forRequire());
  return fileOfTarget(url, undefined, pkg);
}

// A package may require itself by its name.
function trySelf(parentPath, request) {
  const pkg = nearestPackage(parentPath);
  if (!pkg.exists || pkg.exports === undefined || pkg.exports === null || !pkg.name) return false;
  const { name } = pkg;
  if (request !== name && !request.startsWith(`${name}/`)) return false;
  const subpath = `.${request.slice(name.length)}`;
  const url = packages.resolveExports(pkg, subpath, urlOfPath(parentPath), forRequire());
  return fileOfTarget(url, parentPath, pkg);
}

function tryImports(parentPath, request) {
  const pkg = nearestPackage(parentPath);
  if (!pkg.exists || !pkg.imports) return false;
  try {
    const url = packages.resolveImports(request, urlOfPath(parentPath), forRequire());
    return isBuiltin(url) ? url : fileOfTarget(url, parentPath, pkg);
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') throw targetNotFound(request);
    throw error;
  }
}

// ---- Module's methods ---------------------------------------------------------------------------

const endsAsFolder = /(?:^|\/)\.?\.?$/;

function findIn(base, endsInSlash, isMain, request) {
  const kind = fileKind(base);
  let found = false;
  const extensions = Object.keys(Module._extensions);
  if (!endsInSlash) {
    if (kind === 0) found = finished(base, isMain);
    if (!found) found = tryExtensions(base, extensions, isMain);
  }
  if (!found && kind === 1) found = tryFolder(base, extensions, isMain, request);
  return found;
}

Module._findPath = function(request, paths, isMain) {
  const absolute = path.isAbsolute(request);
  if (absolute) paths = [''];
  else if (!paths || paths.length === 0) return false;
  const key = `${request}\0${paths.join('\0')}`;
  const before = Module._pathCache[key];
  if (before) return before;
  const endsInSlash = request.length > 0 && endsAsFolder.test(request);
  for (const folder of paths) {
    if (folder && fileKind(folder) < 1) continue;
    const found = (!absolute && tryExports(folder, request)) ||
      findIn(path.resolve(folder, request), endsInSlash, isMain, request);
    if (found) {
      Module._pathCache[key] = found;
      return found;
    }
  }
  return false;
};

Module._nodeModulePaths = function(from) {
  const paths = [];
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (folder === '/') {
      paths.push('/node_modules');
      return paths;
    }
    if (path.basename(folder) !== 'node_modules') paths.push(`${folder}/node_modules`);
  }
};

function isRelative(request) {
  return request[0] === '.' && (request.length === 1 || request[1] === '.' || request[1] === '/');
}

let globalFolders = [];

Module._resolveLookupPaths = function(request, parent) {
  if (isBuiltin(request)) return null;
  if (!isRelative(request)) {
    const own = parent?.paths;
    const paths = own?.length ? own.concat(globalFolders) : globalFolders;
    return paths.length > 0 ? paths : null;
  }
  if (!parent || !parent.id || !parent.filename) return ['.'];
  return [path.dirname(parent.filename)];
};

// The places that require.resolve(request, { paths }) names.
function pathsOfOption(request, options) {
  const { paths } = options;
  if (!Array.isArray(paths)) throw new ERR_INVALID_ARG_VALUE('options.paths', paths);
  if (/^\.\.?\//.test(request)) return paths;
  const all = [];
  const stranger = new Module('', null);
  for (const each of paths) {
    stranger.paths = Module._nodeModulePaths(each);
    for (const found of Module._resolveLookupPaths(request, stranger)) {
      if (!all.includes(found)) all.push(found);
    }
  }
  return all;
}

function findOwn(request, parent) {
  // What is entered at the prompt belongs to the working directory's package.
  const from = parent?.id === '<repl>' ? path.join(process.cwd(), '<repl>') : parent?.filename;
  if (!from) return false;
  if (request[0] === '#') {
    const found = tryImports(from, request);
    if (found) return found;
  }
  return trySelf(from, request);
}

Module._resolveFilename = function(request, parent, isMain, options) {
  if (isBuiltin(request)) return request;
  const paths = options?.paths !== undefined && options !== null ? pathsOfOption(request, options) :
    Module._resolveLookupPaths(request, parent);
  const found = findOwn(request, parent) || Module._findPath(request, paths, isMain);
  if (!found) throw notFound(request, parent);
  return found;
};

Module._initPaths = function() {
  if (getOption('--no-global-search-paths')) return;
  const { HOME, NODE_PATH } = process.env;
  const paths = [path.resolve(process.execPath, '..', '..', 'lib', 'node')];
  if (HOME) {
    paths.unshift(path.resolve(HOME, '.node_modules'), path.resolve(HOME, '.node_libraries'));
  }
  if (NODE_PATH) paths.unshift(...NODE_PATH.split(path.delimiter).filter(Boolean));
  globalFolders = paths;
  Module.globalPaths = paths.slice();
};


