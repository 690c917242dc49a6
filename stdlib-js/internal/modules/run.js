'use strict';
// Runs a program: a file, or text from the command line or stdin.
//
//   runMain(path)                          the file, as CommonJS or as an ECMAScript module
//   runCode(code, name, print)             -e, -p, stdin
//   checkFile(path), checkCode(code, name) --check: only its syntax

const path = require('path');
const { getOption, getOptions } = require('internal/process/options');
const { Module } = require('internal/modules/cjs/loader');
const { typeOfFile } = require('internal/modules/package_json');

// ---- files --------------------------------------------------------------------------------------

function hasImports() {
  return getOptions('--import').length > 0 || getOptions('--experimental-loader').length > 0;
}

function afterImports(work) {
  if (!hasImports()) return work();
  return require('internal/modules/esm/main').runAfterImports(work);
}

function isModuleByDefault() {
  return getOption('--experimental-default-type') === 'module';
}

// Modules have no extensions to look for: a name that is none is said to be wrong.
function fileOfModule(file) {
  if (require('internal/modules/files').keepsLinks(true)) return file;
  try {
    return require('fs').realpathSync(file);
  } catch (error) {
    if (error?.code === 'ENOENT') {
      const { urlOfPath } = require('internal/modules/files');
      require('internal/modules/esm/resolve').addHint(error, file, urlOfPath(`${process.cwd()}/`));
    }
    throw error;
  }
}

// What `main` stands for on the disk, or false: require()'s rules hold here too.
function fileOfMain(main) {
  if (isModuleByDefault()) return fileOfModule(path.resolve(main));
  return Module._findPath(path.resolve(main), null, true);
}

// Under these options everything is imported, whatever it is.
function isImported() {
  return isModuleByDefault() || getOption('--experimental-specifier-resolution') === 'node';
}

function isModuleFile(file) {
  if (!file || file.endsWith('.cjs')) return false;
  return file.endsWith('.mjs') || typeOfFile(file) === 'module';
}

function runMain(main = process.argv[1]) {
  const file = fileOfMain(main);
  if (isModuleFile(file) || (file && isImported())) {
    const { urlOfPath } = require('internal/modules/files');
    return require('internal/modules/esm/main').runModule(urlOfPath(file));
  }
  return afterImports(() => {
    const { loadedLibrary } = require('internal/library');
    if (hasImports() && loadedLibrary('internal/modules/esm/hooks')?.isHooked()) {
      const url = require('internal/modules/files').urlOfPath(file || path.resolve(main));
      return require('internal/modules/esm/loader').importModule(url, undefined);
    }
    return Module._load(main, null, true);
  });
}

// ---- text ---------------------------------------------------------------------------------------

function exposeModule(name) {
  const cwd = process.cwd();
  const module = new Module(name);
  module.filename = path.join(cwd, name);
  module.paths = Module._nodeModulePaths(cwd);
  const names = {
    module, exports: module.exports, require: require('internal/modules/cjs/require').makeRequire(module),
    __filename: name, __dirname: '.',
  };
  for (const [key, value] of Object.entries(names)) {
    Object.defineProperty(globalThis, key, {
      value, writable: true, enumerable: true, configurable: true,
    });
  }
}

function isModuleCode() {
  return (getOption('--input-type') ?? (isModuleByDefault() ? 'module' : '')) === 'module';
}

function runCode(code, name, print) {
  process._eval = code;
  require('internal/modules/library_globals').addLibraryGlobals(globalThis);
  if (isModuleCode()) {
    const { ERR_EVAL_ESM_CANNOT_PRINT } = require('internal/errors').codes;
    if (print) throw new ERR_EVAL_ESM_CANNOT_PRINT();
    return require('internal/modules/esm/main').runModuleText(code, name);
  }
  require('internal/modules/files').sources.listener?.(name, code);
  return afterImports(() => {
    exposeModule(name);
    const result = internalBinding('scripts').runScript(code, name, undefined, 0, 0);
    if (print) require('console').log(result);
  });
}

// ---- --check ------------------------------------------------------------------------------------

function checkText(text, name, isModule) {
  const { stripBOM } = require('internal/modules/files');
  if (isModule) {
    require('internal/modules/esm/main').checkModule(stripBOM(text), name);
    return;
  }
  try {
    internalBinding('scripts').compileFunction(stripBOM(text), name,
      ['exports', 'require', 'module', '__filename', '__dirname'], undefined, 0, 0);
  } catch (error) {
    require('internal/modules/esm/hints').hintAtModuleSyntax(error, text);
    throw error;
  }
}

function checkFile(main) {
  const { readText, urlOfPath } = require('internal/modules/files');
  const file = Module._resolveFilename(path.resolve(main), null, true);
  const known = /\.(?:json|node)$/.test(file);
  const format = known ? 'commonjs' :
    require('internal/modules/esm/formats').formatOf(urlOfPath(file));
  checkText(readText(file), file, format === 'module');
}

function checkCode(code, name) {
  checkText(code, name, isModuleCode());
}

module.exports = { checkCode, checkFile, runCode, runMain };
