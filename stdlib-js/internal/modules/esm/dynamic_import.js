'use strict';
// import(): who answers depends on how the text that contains it was compiled.
//
//   importDynamically(host, referrer, specifier, assertions)   asked by the engine
//   addHost(importer) -> number   for what vm compiles; importer(specifier, assertions, referrer)
//                                 -> promise
//
// `host` is such a number, or undefined for files and -e, whose name is then the referrer.

const path = require('path');
const { urlOfPath } = require('internal/modules/files');

const hosts = [];

function addHost(importer) {
  hosts.push(importer);
  return hosts.length - 1;
}

// Scripts are known by path, modules by URL, and -e by '[eval]'.
function urlOfReferrer(referrer) {
  if (typeof referrer !== 'string') return urlOfPath(path.join(process.cwd(), '[eval]'));
  if (/^(?:file|data|node):/.test(referrer)) return referrer;
  return urlOfPath(path.resolve(referrer));
}

async function importDynamically(host, referrer, specifier, assertions) {
  const { importModule, toObject } = require('internal/modules/esm/loader');
  const wanted = toObject(assertions);
  if (host !== undefined) return hosts[host](specifier, wanted, referrer);
  return importModule(specifier, urlOfReferrer(referrer), wanted);
}

module.exports = { addHost, importDynamically };
