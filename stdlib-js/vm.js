'use strict';
// The module `vm`: scripts compiled once and run in contexts of one's own.
//
//   Script, createScript, createContext, isContext, compileFunction
//   runInContext, runInNewContext, runInThisContext, measureMemory
//   Module, SourceTextModule, SyntheticModule   with --experimental-vm-modules
//
// Covers all that Node 18 documents.

const binding = internalBinding('vm');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { getOption } = require('internal/process/options');
const {
  validateArray, validateBoolean, validateBuffer, validateInt32, validateObject, validateOneOf,
  validateString, validateUint32,
} = require('internal/validators');
const { hostOf } = require('internal/vm/hosts');

// ---- options ------------------------------------------------------------------------------------

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

// What binding.run takes after the script and its context.
function readRun(options) {
  validateObject(options, 'options');
  const { timeout, breakOnSigint = false, displayErrors = true } = options;
  if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  return [timeout ?? 0, displayErrors, breakOnSigint];
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
  // In Node's order: a script first gets the data, a function is first told of them.
  const data = produced === undefined ? undefined : { cachedData: asBuffer(produced) };
  const told = { cachedDataProduced: produced !== undefined };
  Object.assign(target, ...(target instanceof Script ? [data, told] : [told, data]));
}

function checkContext(object) {
  if (!isContext(object)) {
    throw new ERR_INVALID_ARG_TYPE('contextifiedObject', 'vm.Context', object);
  }
}

// ---- Script -------------------------------------------------------------------------------------

// In options: the context whose errors those of the syntax are.
const kParsingContext = Symbol('kParsingContext');

class Script {
  #script;

  constructor(code, options = {}) {
    code = `${code}`;
    if (typeof options === 'string') options = { filename: options };
    else validateObject(options, 'options');
    const source = readSource(options);
    const host = hostOf(source.importModuleDynamically, () => this);
    const compiled = binding.compile(code, source.filename, source.lineOffset,
      source.columnOffset, host, source.cachedData, source.produceCachedData,
      options[kParsingContext]);
    this.#script = compiled[0];
    addCacheFacts(this, compiled, source.produceCachedData);
    this.sourceMapURL = compiled[3];
  }

  // Nothing of the library stands between these and the script in a stack.
  runInThisContext(options = {}) {
    return binding.run(this.#script, null, ...readRun(options));
  }

  runInContext(contextifiedObject, options = {}) {
    checkContext(contextifiedObject);
    return binding.run(this.#script, contextifiedObject, ...readRun(options));
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
  validateObject(object, 'object', { allowArray: true });
  return binding.isContext(object);
}

function createScript(code, options) {
  return new Script(code, options);
}

function runInContext(code, contextifiedObject, options) {
  checkContext(contextifiedObject);
  const all = optionsFrom(options, { [kParsingContext]: contextifiedObject });
  return new Script(code, all).runInContext(contextifiedObject, all);
}

function runInNewContext(code, contextObject, options) {
  const made = createContext(contextObject, contextOptionsOf(optionsFrom(options)));
  const all = optionsFrom(options, { [kParsingContext]: made });
  return new Script(code, all).runInNewContext(made, all);
}

function runInThisContext(code, options) {
  const all = typeof options === 'string' ? { filename: options } : options;
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

function compileFunction(code, params, options = {}) {
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

// ---- memory -------------------------------------------------------------------------------------

function measureMemory(options = {}) {
  require('internal/process/warning').emitExperimentalWarning('vm.measureMemory');
  validateObject(options, 'options');
  const { mode = 'summary', execution = 'default' } = options;
  validateOneOf(mode, 'options.mode', ['summary', 'detailed']);
  validateOneOf(execution, 'options.execution', ['default', 'eager']);
  return binding.measureMemory(mode === 'detailed', execution === 'eager');
}

module.exports = {
  Script, createContext, createScript, runInContext, runInNewContext, runInThisContext, isContext,
  compileFunction, measureMemory,
};

if (getOption('--experimental-vm-modules') !== undefined) {
  const { Module, SourceTextModule, SyntheticModule } = require('internal/vm/module');
  Object.assign(module.exports, { Module, SourceTextModule, SyntheticModule });
}
