'use strict';
// require() of an ECMAScript module that a package brings: what Node 18 refuses and later ones
// allow. Packages of today count on it; the program's own files are held to Node 18's rule.
//
//   mayRequire(filename)     it lies in a package below node_modules
//   requireModule(filename)  what require() gives: the namespace, or what it exports under the name
//                            'module.exports'; beside a default, __esModule tells transpiled code
//
// A graph that waits (top-level await) or is being evaluated already cannot be had at once.

const esm = internalBinding('esm');
const { loadAtOnce, compileSource } = require('internal/modules/esm/loader');
const {
  codes: { ERR_REQUIRE_ASYNC_MODULE, ERR_REQUIRE_CYCLE_MODULE },
} = require('internal/errors');

const kEvaluating = 3; // v8::Module::Status
const kPending = 0;
const kRejected = 2;

function mayRequire(filename) {
  return filename.includes('/node_modules/');
}

function evaluateAtOnce(id, filename) {
  if (esm.statusOf(id) === kEvaluating) throw new ERR_REQUIRE_CYCLE_MODULE(filename);
  const promise = esm.evaluate(id);
  const [state, value] = internalBinding('util').getPromiseDetails(promise);
  if (state === kPending || state === kRejected) promise.catch(() => {}); // it is told here
  if (state === kPending) throw new ERR_REQUIRE_ASYNC_MODULE();
  if (state === kRejected) throw value;
  return esm.namespaceOf(id);
}

// The same names, live, and __esModule.
function asTranspiled(record) {
  const id = compileSource(`${record.url}?as-transpiled`,
    "export * from 'it'; export { default } from 'it'; export const __esModule = true;");
  esm.link(id, esm.requests(id).map(() => record.id));
  esm.instantiate(id);
  return evaluateAtOnce(id, record.url);
}

function requireModule(filename) {
  const record = loadAtOnce(require('internal/modules/files').urlOfPath(filename));
  const namespace = evaluateAtOnce(record.id, filename);
  if (Object.hasOwn(namespace, 'module.exports')) return namespace['module.exports'];
  if (!Object.hasOwn(namespace, 'default') || Object.hasOwn(namespace, '__esModule')) {
    return namespace;
  }
  return asTranspiled(record);
}

module.exports = { mayRequire, requireModule };
