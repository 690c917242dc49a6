'use strict';
// The module `vm`: scripts compiled once and run in contexts of one's own.
//
//   Script, createScript, createContext, isContext, compileFunction
//   runInContext, runInNewContext, runInThisContext
//
// SourceTextModule and SyntheticModule exist in Node behind an option only, and not here; neither
// does the experimental measureMemory.

const binding = internalBinding('vm');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING,
  ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG,
  ERR_VM_MODULE_NOT_MODULE } } = require('internal/errors');
const {
  validateArray, validateBoolean, validateBuffer, validateInt32, validateObject, validateOneOf,
  validateString, validateUint32,
} = require('internal/validators');

// ---- options ------------------------------------------------------------------------------------

// The number that stands for who answers import() in the script.
let missingHost;

function hostOf(importer, subject) {
  const { addHost } = require('internal/modules/esm/dynamic_import');
  if (importer === undefined) {
    missingHost ??= addHost(async () => { throw new ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING(); });
    return missingHost;
  }
  if (typeof importer !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options.importModuleDynamically', 'function', importer);
  }
  const { getOption } = require('internal/process/options');
  return addHost(async (specifier, assertions) => {
    // The library's own (the prompt's) say so; those of programs need the option.
    if (!importer.isLibrary && getOption('--experimental-vm-modules') === undefined) {
      throw new ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG();
    }
    const module = await importer(specifier, subject(), assertions);
    if (internalBinding('util').isModuleNamespaceObject(module)) return module;
    throw new ERR_VM_MODULE_NOT_MODULE();
  });
}

function checkCache(cachedData) {
  if (cachedData !== undefined && !ArrayBuffer.isView(cachedData)) {
    throw new ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'],
      cachedData);
  }
}

function readSource(options) {
  const {
    filename = 'evalmachine.<anonymous>', lineOffset = 0, columnOffset = 0, cachedData,
    produceCachedData = false, importModuleDynamically,
  } = options;
  validateString(filename, 'options.filename');
  validateInt32(lineOffset, 'options.lineOffset');
  validateInt32(columnOffset, 'options.columnOffset');
  checkCache(cachedData);
  validateBoolean(produceCachedData, 'options.produceCachedData');
  return {
    filename, lineOffset, columnOffset, cachedData, produceCachedData, importModuleDynamically,
  };
}

function readRun(options) {
  validateObject(options, 'options');
  const { timeout, breakOnSigint = false, displayErrors = true } = options;
  if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  return { timeout, breakOnSigint, displayErrors };
}

// { filename: 'x' } may be given as 'x'.
function optionsFrom(options, also = undefined) {
  return typeof options === 'string' ? { filename: options, ...also } : { ...options, ...also };
}

// ---- what the native side compiled --------------------------------------------------------------

function asBuffer(bytes) {
  const { Buffer } = require('buffer');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function addCacheFacts(target, [, rejected, produced], wanted) {
  if (rejected !== undefined) target.cachedDataRejected = rejected;
  if (!wanted) return;
  target.cachedDataProduced = produced !== undefined;
  if (produced !== undefined) target.cachedData = asBuffer(produced);
}

function checkContext(object, name) {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function')) {
    throw new ERR_INVALID_ARG_TYPE(name, 'Object', object);
  }
  if (!binding.isContext(object)) {
    throw new ERR_INVALID_ARG_TYPE(name, 'vm.Context', object);
  }
}

// ---- Script -------------------------------------------------------------------------------------

class Script {
  #script;

  constructor(code, options = {}) {
    code = `${code}`;
    if (typeof options === 'string') options = { filename: options };
    else validateObject(options, 'options');
    const source = readSource(options);
    const host = hostOf(source.importModuleDynamically, () => this);
    const compiled = binding.compile(code, source.filename, source.lineOffset,
      source.columnOffset, host, source.cachedData, source.produceCachedData);
    this.#script = compiled[0];
    addCacheFacts(this, compiled, source.produceCachedData);
    this.sourceMapURL = compiled[3];
  }

  #run(context, options) {
    const { timeout, displayErrors, breakOnSigint } = readRun(options);
    return binding.run(this.#script, context, timeout ?? 0, displayErrors, breakOnSigint);
  }

  runInThisContext(options = {}) {
    return this.#run(null, options);
  }

  runInContext(contextifiedObject, options = {}) {
    checkContext(contextifiedObject, 'contextifiedObject');
    return this.#run(contextifiedObject, options);
  }

  runInNewContext(contextObject, options = {}) {
    return this.runInContext(createContext(contextObject, contextOptionsOf(options)), options);
  }

  createCachedData() {
    return asBuffer(binding.createCache(this.#script));
  }
}

// ---- contexts -----------------------------------------------------------------------------------

// The options of a context as those of running spell them.
function contextOptionsOf(options) {
  const {
    contextName: name, contextOrigin: origin, contextCodeGeneration: codeGeneration, microtaskMode,
  } = options;
  if (name !== undefined) validateString(name, 'options.contextName');
  if (origin !== undefined) validateString(origin, 'options.contextOrigin');
  if (codeGeneration !== undefined) {
    validateObject(codeGeneration, 'options.contextCodeGeneration');
    const { strings, wasm } = codeGeneration;
    if (strings !== undefined) {
      validateBoolean(strings, 'options.contextCodeGeneration.strings');
    }
    if (wasm !== undefined) validateBoolean(wasm, 'options.contextCodeGeneration.wasm');
  }
  if (microtaskMode !== undefined) validateString(microtaskMode, 'options.microtaskMode');
  return { name, origin, codeGeneration, microtaskMode };
}

let contextCount = 0;

function createContext(contextObject = {}, options = {}) {
  if (isContext(contextObject)) return contextObject;
  validateObject(options, 'options');
  const {
    name = `VM Context ${++contextCount}`, origin, codeGeneration, microtaskMode,
  } = options;
  validateString(name, 'options.name');
  if (origin !== undefined) validateString(origin, 'options.origin');
  if (codeGeneration !== undefined) validateObject(codeGeneration, 'options.codeGeneration');
  const { strings = true, wasm = true } = codeGeneration ?? {};
  validateBoolean(strings, 'options.codeGeneration.strings');
  validateBoolean(wasm, 'options.codeGeneration.wasm');
  validateOneOf(microtaskMode, 'options.microtaskMode', ['afterEvaluate', undefined]);
  binding.createContext(contextObject, strings, wasm, microtaskMode === 'afterEvaluate');
  return contextObject;
}

function isContext(object) {
  validateObject(object, 'object', { allowArray: true, allowFunction: true });
  return binding.isContext(object);
}

function createScript(code, options) {
  return new Script(code, options);
}

function runInContext(code, contextifiedObject, options) {
  checkContext(contextifiedObject, 'contextifiedObject');
  const all = optionsFrom(options);
  return new Script(code, all).runInContext(contextifiedObject, all);
}

function runInNewContext(code, contextObject, options) {
  const all = optionsFrom(options);
  return new Script(code, all).runInNewContext(contextObject, all);
}

function runInThisContext(code, options) {
  const all = optionsFrom(options);
  return new Script(code, all).runInThisContext(all);
}

function isContextObject(object) {
  return object !== null && typeof object === 'object' && binding.isContext(object);
}

// ---- functions ----------------------------------------------------------------------------------

function checkExtensions(extensions) {
  validateArray(extensions, 'options.contextExtensions');
  extensions.forEach((extension, i) => {
    validateObject(extension, `options.contextExtensions[${i}]`, { nullable: true });
  });
}

function compileFunction(code, params = undefined, options = {}) {
  validateString(code, 'code');
  if (params !== undefined) {
    validateArray(params, 'params');
    params.forEach((param, i) => validateString(param, `params[${i}]`));
  }
  const { filename = '', parsingContext, contextExtensions = [] } = options;
  if (options.cachedData !== undefined) validateBuffer(options.cachedData, 'options.cachedData');
  const source = readSource({ ...options, filename });
  if (parsingContext !== undefined && !isContextObject(parsingContext)) {
    throw new ERR_INVALID_ARG_TYPE('options.parsingContext', 'Context', parsingContext);
  }
  checkExtensions(contextExtensions);
  const host = hostOf(source.importModuleDynamically, () => made);
  const compiled = binding.compileFunction(code, filename, source.lineOffset, source.columnOffset,
    host, source.cachedData, source.produceCachedData, parsingContext, contextExtensions, params);
  const made = compiled[0];
  addCacheFacts(made, compiled, source.produceCachedData);
  return made;
}

module.exports = {
  Script, createContext, createScript, runInContext, runInNewContext, runInThisContext, isContext,
  compileFunction,
};
