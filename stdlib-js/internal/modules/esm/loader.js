'use strict';
// ECMAScript modules: the map of what is loaded, loading a module with all it imports, running it.
//
//   importModule(specifier, parentURL, assertions)   -> promise of the namespace
//   importText(text, url)                            the same for a text that has no file
//   loadAtOnce(url)                                  the Record of a module, linked but not run
//   loadHooksModule(specifier, parentURL)            at once, as far as it awaits nothing:
//                                                    { namespace, promise }
//   importHooksModule(specifier, parentURL)          promise of the namespace
//   recordOf(id)                                     the Record with the engine's number `id`
//
// Sources are read at once, so that the whole graph is there before anything runs; what runs, runs
// in a microtask, as the standard's import() has it. Where hooks customize this (hooks.js), a graph
// is loaded step by step instead (hooked.js). The modules of the hooks are a Space of their own.

const esm = internalBinding('esm');
const { textOf } = require('internal/modules/esm/sources');
const { resolve } = require('internal/modules/esm/resolve');
const { checkAssertions, formatOf } = require('internal/modules/esm/formats');

// One module. `failure` is what loading it threw: asking again gives the same.
class Record {
  url;
  format;
  isMain = false;
  id = -1;
  requests = [];
  imports = [];
  failure = undefined;
  state = 'new'; // then 'loaded' (its imports, too) and 'linked'
  fetch = undefined; // with hooks: how it comes to be compiled
  fetched = undefined; // and a promise, when it is
  importing = undefined; // and when its imports are known

  constructor(url, format, space) {
    this.url = url;
    this.format = format;
    this.space = space;
  }
}

class Space {
  records = new Map(); // url, for JSON with its type -> Record
  host = undefined; // who answers import() in it, for the engine
}

const program = new Space();
let ofHooks;
const recordsById = [];

const recordOf = (id) => recordsById[id];

// ---- making one ---------------------------------------------------------------------------------

function compileSource(url, text, host = undefined) {
  const { sources, stripBOM } = require('internal/modules/files');
  sources.listener?.(url, text);
  const { attributesAsAssertions, mayHaveAttributes } = require('internal/modules/attributes');
  if (mayHaveAttributes(text, true)) text = attributesAsAssertions(text, true);
  return esm.compile(stripBOM(text), url, host, 0, 0);
}

const makers = {
  __proto__: null,
  builtin: (url, host) => require('internal/modules/esm/builtin').makeBuiltin(url,
    host !== undefined && host === ofHooks?.host),
  commonjs: (url, host, isMain) =>
    require('internal/modules/esm/commonjs').makeCommonJS(url, isMain),
  json: (url) => require('internal/modules/esm/json').makeJSON(url, textOf(url)),
  module: (url, host) => compileSource(url, textOf(url), host),
  wasm(url) {
    const { bytesOf } = require('internal/modules/esm/sources');
    return require('internal/modules/esm/wasm').makeWasm(url, bytesOf(url), compileSource);
  },
};

function unknownFormat({ format, url }) {
  const { ERR_UNKNOWN_MODULE_FORMAT } = require('internal/errors').codes;
  return new ERR_UNKNOWN_MODULE_FORMAT(format, url);
}

function register(record, id) {
  record.id = id;
  recordsById[id] = record;
  if (record.format === 'module' || record.format === 'wasm') record.requests = esm.requests(id);
}

function toObject(flat) {
  const assertions = { __proto__: null };
  for (let i = 0; i < flat.length; i += 2) assertions[flat[i]] = flat[i + 1];
  return assertions;
}

function recordKey(url, { type }) {
  return type === undefined ? url : `${url}\0${type}`;
}

function recordFor(specifier, parentURL, assertions, space = program) {
  const { records } = space;
  const url = resolve(specifier, parentURL);
  const key = recordKey(url, assertions);
  const known = records.get(key);
  if (known !== undefined) return known;
  const format = formatOf(url);
  checkAssertions(url, format, assertions);
  const record = new Record(url, format, space);
  record.isMain = parentURL === undefined;
  records.set(key, record);
  return record;
}

// ---- loading a graph ----------------------------------------------------------------------------

// Compiles `record` and all that it imports. A failure stays with everybody who waited for it.
function load(record) {
  if (record.failure !== undefined) throw record.failure.error;
  if (record.state !== 'new') return;
  record.state = 'loading';
  try {
    if (record.id === -1) {
      const make = makers[record.format];
      if (make === undefined) throw unknownFormat(record);
      register(record, make(record.url, record.space.host, record.isMain));
    }
    for (const [specifier, assertions] of record.requests) {
      const imported = recordFor(specifier, record.url, toObject(assertions), record.space);
      record.imports.push(imported);
      load(imported);
    }
    if (record.imports.length > 0) esm.link(record.id, record.imports.map(({ id }) => id));
    record.state = 'loaded';
  } catch (error) {
    record.failure = { error };
    throw error;
  }
}

// In a cycle, one may have been loaded whose import then failed.
function findFailure(record, seen) {
  if (record.failure !== undefined) return record.failure;
  if (record.state === 'linked' || seen.has(record)) return undefined;
  seen.add(record);
  for (const imported of record.imports) {
    const failure = findFailure(imported, seen);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function link(record) {
  load(record);
  if (record.state === 'linked') return;
  const failure = findFailure(record, new Set());
  if (failure !== undefined) throw failure.error;
  try {
    esm.instantiate(record.id);
  } catch (error) {
    throw require('internal/modules/esm/explain').explainLinkError(error);
  }
  markLinked(record);
}

function markLinked(record) {
  if (record.state === 'linked') return;
  record.state = 'linked';
  for (const imported of record.imports) markLinked(imported);
}

async function run(record) {
  try {
    await esm.evaluate(record.id);
  } catch (error) {
    require('internal/modules/esm/explain').explainRunError(error, record.url);
    throw error;
  }
  return esm.namespaceOf(record.id);
}

// ---- asking for modules -------------------------------------------------------------------------

function withKinds(work) {
  const files = require('internal/modules/files');
  files.rememberKinds();
  try {
    return work();
  } finally {
    files.forgetKinds();
  }
}

function linked(specifier, parentURL, assertions, space = program) {
  const record = recordFor(specifier, parentURL, assertions, space);
  link(record);
  return record;
}

function loadAtOnce(url) {
  return withKinds(() => linked(url, url, { __proto__: null }));
}

// Hooks need a module of their own: nothing of it is loaded unless there is a chance of any.
function hooked() {
  const { loadedLibrary } = require('internal/library');
  const isHooked = loadedLibrary('internal/modules/esm/hooks')?.isHooked();
  return isHooked ? require('internal/modules/esm/hooked') : undefined;
}

async function importModule(specifier, parentURL, assertions = { __proto__: null }) {
  await undefined;
  const record = await hooked()?.linkedRecord(specifier, parentURL, assertions, program) ??
    withKinds(() => linked(specifier, parentURL, assertions));
  return run(record);
}

async function importText(text, url) {
  await undefined;
  const record = new Record(url, 'module', program);
  register(record, compileSource(url, text));
  if (hooked()) await hooked().linkGraph(record);
  else withKinds(() => link(record));
  return run(record);
}

// ---- the modules of hooks -----------------------------------------------------------------------

function spaceOfHooks() {
  if (ofHooks === undefined) {
    ofHooks = new Space();
    const { addHost } = require('internal/modules/esm/dynamic_import');
    ofHooks.host = addHost(async (specifier, assertions, referrer) => {
      await undefined;
      return run(linked(specifier, referrer, assertions, ofHooks));
    });
  }
  return ofHooks;
}

function loadHooksModule(specifier, parentURL) {
  const record = linked(specifier, parentURL, { __proto__: null }, spaceOfHooks());
  const promise = run(record);
  promise.catch(() => {}); // told here, or by who waits for it
  const [state, value] = internalBinding('util').getPromiseDetails(esm.evaluate(record.id));
  const kPending = 0, kRejected = 2;
  if (state === kRejected) throw value;
  return {
    namespace: esm.namespaceOf(record.id), promise: state === kPending ? promise : undefined,
  };
}

async function importHooksModule(specifier, parentURL) {
  const none = { __proto__: null };
  const record = await hooked()?.linkedRecord(specifier, parentURL, none, spaceOfHooks()) ??
    linked(specifier, parentURL, none, spaceOfHooks());
  return run(record);
}

module.exports = {
  Record, compileSource, importHooksModule, importModule, importText, link, loadAtOnce,
  loadHooksModule, recordKey, recordOf, register, toObject,
};
