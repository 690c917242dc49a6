'use strict';
// Modules that a program links itself, behind --experimental-vm-modules.
//
//   Module             what both have: status, namespace, error, link(), evaluate()
//   SourceTextModule   from a text
//   SyntheticModule    exports are set by a function
//   namespaceFrom(module)   what import() gives for a Module or a namespace
//   initImportMeta(id, meta)   asked by the engine for modules of vm; false if it is none

const esm = internalBinding('esm');
const vm = internalBinding('vm');
const { codes: {
  ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_VM_MODULE_ALREADY_LINKED,
  ERR_VM_MODULE_CACHED_DATA_REJECTED, ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA,
  ERR_VM_MODULE_DIFFERENT_CONTEXT, ERR_VM_MODULE_LINK_FAILURE, ERR_VM_MODULE_NOT_MODULE,
  ERR_VM_MODULE_STATUS,
} } = require('internal/errors');
const {
  validateBoolean, validateBuffer, validateFunction, validateInt32, validateObject, validateString,
  validateUint32,
} = require('internal/validators');
const { hostOf } = require('internal/vm/hosts');

// As the engine counts them.
const statusNames = ['unlinked', 'linking', 'linked', 'evaluating', 'evaluated', 'errored'];
const kLinked = 2, kEvaluated = 4, kErrored = 5;

const states = new WeakMap(); // Module -> { id, identifier, context, link }
const modulesById = new Map(); // for import.meta: number -> { module, initialize }
const countsOfContexts = new WeakMap();
let countOfGlobal = 0;

function stateOf(module) {
  const state = states.get(module);
  if (state === undefined) throw new ERR_VM_MODULE_NOT_MODULE();
  return state;
}

function numberIn(context) {
  if (context === undefined) return countOfGlobal++;
  const count = countsOfContexts.get(context) ?? 0;
  countsOfContexts.set(context, count + 1);
  return count;
}

class Module {
  // `make(identifier)` gives the engine's number.
  constructor({ context, identifier, make, link }) {
    require('internal/process/warning').emitExperimentalWarning('VM Modules');
    if (new.target === Module) throw new TypeError('Module is not a constructor');
    if (context !== undefined) {
      validateObject(context, 'context');
      if (!vm.isContext(context)) {
        throw new ERR_INVALID_ARG_TYPE('options.context', 'vm.Context', context);
      }
    }
    if (identifier !== undefined) validateString(identifier, 'options.identifier');
    else identifier = `vm:module(${numberIn(context)})`;
    states.set(this, { id: make(identifier), identifier, context, link });
  }

  get identifier() {
    return stateOf(this).identifier;
  }

  get context() {
    return stateOf(this).context;
  }

  get namespace() {
    const { id } = stateOf(this);
    if (esm.statusOf(id) < kLinked) {
      throw new ERR_VM_MODULE_STATUS('must not be unlinked or linking');
    }
    return esm.namespaceOf(id);
  }

  get status() {
    return statusNames[esm.statusOf(stateOf(this).id)];
  }

  get error() {
    const { id } = stateOf(this);
    if (esm.statusOf(id) !== kErrored) throw new ERR_VM_MODULE_STATUS('must be errored');
    return esm.errorOf(id);
  }

  async link(linker) {
    const { id, link } = stateOf(this);
    validateFunction(linker, 'linker');
    if (this.status === 'linked') throw new ERR_VM_MODULE_ALREADY_LINKED();
    if (this.status !== 'unlinked') throw new ERR_VM_MODULE_STATUS('must be unlinked');
    await link(linker);
    esm.instantiate(id);
  }

  async evaluate(options = {}) {
    const { id } = stateOf(this);
    validateObject(options, 'options');
    const { timeout, breakOnSigint = false } = options;
    if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
    validateBoolean(breakOnSigint, 'options.breakOnSigint');
    const status = esm.statusOf(id);
    if (status !== kLinked && status !== kEvaluated && status !== kErrored) {
      throw new ERR_VM_MODULE_STATUS('must be one of linked, evaluated, or errored');
    }
    await esm.evaluate(id, timeout ?? 0, breakOnSigint);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    stateOf(this);
    const { constructor } = this;
    if (typeof depth === 'number' && depth < 0) return `[${constructor.name}]`;
    const shown = { status: this.status, identifier: this.identifier, context: this.context };
    Object.setPrototypeOf(shown, Object.getPrototypeOf(this));
    Object.defineProperty(shown, Symbol.toStringTag, {
      value: constructor.name, configurable: true,
    });
    return require('internal/util/inspect').inspect(shown, { ...options, customInspect: false });
  }
}

// ---- from a text --------------------------------------------------------------------------------

function readOptions(options) {
  const {
    lineOffset = 0, columnOffset = 0, initializeImportMeta, importModuleDynamically, cachedData,
  } = options;
  validateInt32(lineOffset, 'options.lineOffset');
  validateInt32(columnOffset, 'options.columnOffset');
  if (initializeImportMeta !== undefined) {
    validateFunction(initializeImportMeta, 'options.initializeImportMeta');
  }
  if (importModuleDynamically !== undefined) {
    validateFunction(importModuleDynamically, 'options.importModuleDynamically');
  }
  if (cachedData !== undefined) validateBuffer(cachedData, 'options.cachedData');
  return { lineOffset, columnOffset, initializeImportMeta, importModuleDynamically, cachedData };
}

// One that `linker` gave for a request, as far as it can be imported.
async function checkLinked(module, specifier, context, linker) {
  if (!states.has(module)) throw new ERR_VM_MODULE_NOT_MODULE();
  if (module.context !== context) throw new ERR_VM_MODULE_DIFFERENT_CONTEXT();
  if (module.status === 'errored') {
    throw new ERR_VM_MODULE_LINK_FAILURE(
      `request for '${specifier}' resolved to an errored module`, module.error);
  }
  const { id, link } = stateOf(module);
  if (module.status === 'unlinked') await link(linker);
  return id;
}

function toObject(flat) {
  const attributes = { __proto__: null };
  for (let i = 0; i < flat.length; i += 2) attributes[flat[i]] = flat[i + 1];
  return attributes;
}

class SourceTextModule extends Module {
  #failure; // { error } of linking
  #isLinking = false;
  #specifiers;

  constructor(sourceText, options = {}) {
    validateString(sourceText, 'sourceText');
    validateObject(options, 'options');
    const read = readOptions(options);
    const make = (identifier) => {
      const host = hostOf(read.importModuleDynamically, () => this);
      const id = esm.compile(sourceText, identifier, host, read.lineOffset, read.columnOffset,
        options.context, read.cachedData);
      if (id === undefined) throw new ERR_VM_MODULE_CACHED_DATA_REJECTED();
      return id;
    };
    const { context, identifier } = options;
    super({ context, identifier, make, link: (linker) => this.#link(linker) });
    modulesById.set(stateOf(this).id, { module: this, initialize: read.initializeImportMeta });
  }

  async #link(linker) {
    this.#isLinking = true;
    const { id, context } = stateOf(this);
    try {
      const ids = await Promise.all(esm.requests(id).map(async ([specifier, flat]) => {
        const attributes = toObject(flat);
        const module = await linker(specifier, this, { attributes, assert: attributes });
        return checkLinked(module, specifier, context, linker);
      }));
      esm.link(id, ids);
    } catch (error) {
      this.#failure = { error };
      throw error;
    } finally {
      this.#isLinking = false;
    }
  }

  get dependencySpecifiers() {
    const { id } = stateOf(this);
    this.#specifiers ??= esm.requests(id).map(([specifier]) => specifier);
    return this.#specifiers;
  }

  get status() {
    stateOf(this);
    if (this.#failure !== undefined) return 'errored';
    return this.#isLinking ? 'linking' : super.status;
  }

  get error() {
    stateOf(this);
    return this.#failure !== undefined ? this.#failure.error : super.error;
  }

  createCachedData() {
    if (['evaluating', 'evaluated', 'errored'].includes(this.status)) {
      throw new ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA();
    }
    const bytes = esm.createCache(stateOf(this).id);
    return require('buffer').Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

function initImportMeta(id, meta) {
  const found = modulesById.get(id);
  if (found === undefined) return false;
  found.initialize?.(meta, found.module);
  return true;
}

// ---- from a function ----------------------------------------------------------------------------

function checkNames(exportNames) {
  if (!Array.isArray(exportNames) || exportNames.some((name) => typeof name !== 'string')) {
    throw new ERR_INVALID_ARG_TYPE('exportNames', 'Array of unique strings', exportNames);
  }
  exportNames.forEach((name, i) => {
    if (exportNames.includes(name, i + 1)) {
      throw new ERR_INVALID_ARG_VALUE(`exportNames.${name}`, name, 'is duplicated');
    }
  });
}

class SyntheticModule extends Module {
  constructor(exportNames, evaluateCallback, options = {}) {
    checkNames(exportNames);
    validateFunction(evaluateCallback, 'evaluateCallback');
    validateObject(options, 'options');
    const { context, identifier } = options;
    const { makeSynthetic } = require('internal/modules/esm/synthetic');
    const evaluate = () => Reflect.apply(evaluateCallback, this, []);
    const make = (url) => makeSynthetic(url, exportNames, evaluate, context);
    super({ context, identifier, make, link: () => {} });
  }

  setExport(name, value) {
    const { id } = stateOf(this);
    validateString(name, 'name');
    if (esm.statusOf(id) < kLinked) throw new ERR_VM_MODULE_STATUS('must be linked');
    esm.setExport(id, name, value);
  }
}

function namespaceFrom(module) {
  if (internalBinding('util').isModuleNamespaceObject(module)) return module;
  if (!states.has(module)) throw new ERR_VM_MODULE_NOT_MODULE();
  if (module.status === 'errored') throw module.error;
  return module.namespace;
}

module.exports = { Module, SourceTextModule, SyntheticModule, initImportMeta, namespaceFrom };
