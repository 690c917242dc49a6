'use strict';
// Loading a graph of modules whose resolving or loading is customized by hooks: step by step, as
// hooks may wait.
//
//   linkedRecord(specifier, parentURL, attributes, space)   promise of a Record, ready to run
//   linkGraph(record)                                       the same for one that is compiled

const esm = internalBinding('esm');
const {
  codes: { ERR_INVALID_RETURN_PROPERTY_VALUE, ERR_UNKNOWN_MODULE_FORMAT },
} = require('internal/errors');
const { loadHooked, ready, resolveHooked } = require('internal/modules/esm/hooks');
const {
  Record, compileSource, link, recordKey, register, toObject,
} = require('internal/modules/esm/loader');

// ---- from what the hook `load` gives to a module of the engine ----------------------------------

function refuseSource(source, expected) {
  throw new ERR_INVALID_RETURN_PROPERTY_VALUE(expected, 'load', 'source', source);
}

function requireSource(source, expected = 'string, array buffer, or typed array') {
  if (source === undefined || source === null) refuseSource(source, expected);
}

function textFrom(source) {
  if (typeof source === 'string') return source;
  requireSource(source);
  const { TextDecoder } = require('internal/encoding');
  return new TextDecoder().decode(source);
}

function bytesFrom(source) {
  if (typeof source !== 'string') requireSource(source, 'array buffer, or typed array');
  else refuseSource(source, 'array buffer, or typed array');
  return source;
}

const makers = {
  __proto__: null,
  builtin(url) {
    require('internal/modules/esm/resolve').checkScheme(url);
    return require('internal/modules/esm/builtin').makeBuiltin(url);
  },
  commonjs: (url, source, space, isMain) =>
    require('internal/modules/esm/commonjs').makeCommonJS(url, isMain),
  json: (url, source) => require('internal/modules/esm/json').makeJSON(url, textFrom(source)),
  module: (url, source, { host }) => compileSource(url, textFrom(source), host),
  wasm: (url, source) =>
    require('internal/modules/esm/wasm').makeWasm(url, bytesFrom(source), compileSource),
};

async function fetchRecord(record, hint, isMain) {
  const { format, source } = await loadHooked(record.url, hint);
  const make = makers[format];
  if (make === undefined) throw new ERR_UNKNOWN_MODULE_FORMAT(format, record.url);
  record.format = format;
  register(record, make(record.url, source, record.space, isMain));
}

// A record of that URL, being fetched if it is new.
async function recordFor(specifier, parentURL, attributes, space) {
  const resolved = await resolveHooked(specifier, parentURL, attributes);
  const { url, format } = resolved;
  const wanted = resolved.attributes ?? attributes;
  const key = recordKey(url, wanted);
  let record = space.records.get(key);
  if (record === undefined) {
    record = new Record(url, format, space);
    space.records.set(key, record);
    record.fetch = () => fetchRecord(record, { format, attributes: wanted },
      parentURL === undefined);
  }
  return record;
}

function fetched(record) {
  if (record.fetched === undefined && record.fetch !== undefined) {
    record.fetched = record.fetch();
    record.fetched.catch(() => {}); // whoever links it is told
  }
  return record.fetched;
}

// ---- a graph ------------------------------------------------------------------------------------

async function resolveImports(record) {
  for (const [specifier, attributes] of record.requests) {
    record.imports.push(
      await recordFor(specifier, record.url, toObject(attributes), record.space));
  }
}

// Compiles what `record` imports, and so on; those that are loaded already need nothing.
async function fetchGraph(record, seen) {
  if (seen.has(record) || record.state === 'loaded' || record.state === 'linked') return;
  seen.add(record);
  await fetched(record);
  if (record.failure !== undefined) throw record.failure.error;
  record.importing ??= resolveImports(record);
  await record.importing;
  record.imports.forEach(fetched);
  for (const imported of record.imports) await fetchGraph(imported, seen);
}

async function linkGraph(record) {
  const seen = new Set();
  await fetchGraph(record, seen);
  for (const each of seen) {
    if (each.state === 'loaded' || each.state === 'linked') continue;
    if (each.imports.length > 0) esm.link(each.id, each.imports.map(({ id }) => id));
    each.state = 'loaded';
  }
  link(record);
  return record;
}

async function linkedRecord(specifier, parentURL, attributes, space) {
  await ready();
  return linkGraph(await recordFor(specifier, parentURL, attributes, space));
}

module.exports = { linkGraph, linkedRecord };
