'use strict';
// ECMAScript modules: the map of what is loaded, loading a module with all it imports, running it.
//
//   importModule(specifier, parentURL, assertions)   -> promise of the namespace
//   importText(text, url)                            the same for a text that has no file
//   loadAtOnce(url)                                  the Record of a module, linked but not run
//   recordOf(id)                                     the Record with the engine's number `id`
//
// Sources are read at once, so that the whole graph is there before anything runs; what runs, runs
// in a microtask, as the standard's import() has it.

const esm = internalBinding('esm');
const { readText } = require('internal/modules/files');
const { resolve } = require('internal/modules/esm/resolve');
const { checkAssertions, formatOf } = require('internal/modules/esm/formats');

// One module. `failure` is what loading it threw: asking again gives the same.
class Record {
  url;
  format;
  id = -1;
  requests = [];
  imports = [];
  failure = undefined;
  state = 'new'; // then 'loaded' (its imports, too) and 'linked'

  constructor(url, format) {
    this.url = url;
    this.format = format;
  }
}

const records = new Map(); // url, for JSON with its type -> Record
const recordsById = [];

const recordOf = (id) => recordsById[id];

// ---- making one ---------------------------------------------------------------------------------

function textOfData(url) {
  const match = /^data:[^,]*?(;base64)?,([^#]*)/i.exec(url);
  const text = decodeURIComponent(match[2]);
  return match[1] ? require('buffer').Buffer.from(text, 'base64').toString() : text;
}

function textOf(url) {
  return url.startsWith('data:') ? textOfData(url) :
    readText(require('internal/modules/files').pathOfURL(url));
}

function compileSource(url, text) {
  const { sources, stripBOM } = require('internal/modules/files');
  sources.listener?.(url, text);
  const { attributesAsAssertions, mayHaveAttributes } = require('internal/modules/attributes');
  if (mayHaveAttributes(text, true)) text = attributesAsAssertions(text, true);
  return esm.compile(stripBOM(text), url, undefined, 0, 0);
}

const makers = {
  __proto__: null,
  builtin: (url) => require('internal/modules/esm/builtin').makeBuiltin(url),
  commonjs: (url) => require('internal/modules/esm/commonjs').makeCommonJS(url),
  json: (url) => require('internal/modules/esm/json').makeJSON(url, textOf(url)),
  module: (url) => compileSource(url, textOf(url)),
};

function register(record, id) {
  record.id = id;
  recordsById[id] = record;
  if (record.format === 'module') record.requests = esm.requests(id);
}

function toObject(flat) {
  const assertions = { __proto__: null };
  for (let i = 0; i < flat.length; i += 2) assertions[flat[i]] = flat[i + 1];
  return assertions;
}

function recordFor(specifier, parentURL, assertions) {
  const url = resolve(specifier, parentURL);
  const { type } = assertions;
  const key = type === undefined ? url : `${url}\0${type}`;
  const known = records.get(key);
  if (known !== undefined) return known;
  const format = formatOf(url);
  checkAssertions(url, format, assertions);
  const record = new Record(url, format);
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
    if (record.id === -1) register(record, makers[record.format](record.url));
    for (const [specifier, assertions] of record.requests) {
      const imported = recordFor(specifier, record.url, toObject(assertions));
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

function linked(specifier, parentURL, assertions) {
  const record = recordFor(specifier, parentURL, assertions);
  link(record);
  return record;
}

function loadAtOnce(url) {
  return withKinds(() => linked(url, url, { __proto__: null }));
}

async function importModule(specifier, parentURL, assertions = { __proto__: null }) {
  await undefined;
  const record = withKinds(() => linked(specifier, parentURL, assertions));
  return run(record);
}

async function importText(text, url) {
  await undefined;
  const record = new Record(url, 'module');
  register(record, compileSource(url, text));
  withKinds(() => link(record));
  return run(record);
}

module.exports = { compileSource, importModule, importText, loadAtOnce, recordOf, toObject };
