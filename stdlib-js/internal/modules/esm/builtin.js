'use strict';
// The library's modules for `import`.
//
//   makeBuiltin(url[, forHooks])   -> number; exports its properties, and itself as default
//   syncBuiltinESMExports()        brings those exports up to date with the properties

const { setExport } = internalBinding('esm');
const { builtinId, loadBuiltin } = require('internal/modules/builtins');
const { makeSynthetic } = require('internal/modules/esm/synthetic');

const made = []; // { id, exports, names } of those that have been evaluated

function namesOf(exports) {
  const isObject = (typeof exports === 'object' && exports !== null) ||
    typeof exports === 'function';
  return isObject ? Object.keys(exports).filter((name) => name !== 'default') : [];
}

// A getter that throws says that something is not there: who imports another name need not know.
function valueOf(exports, name) {
  try {
    return Object.hasOwn(exports, name) ? exports[name] : undefined;
  } catch {
    return undefined;
  }
}

function setAll({ id, exports, names }) {
  for (const name of names) setExport(id, name, valueOf(exports, name));
}

// Hooks are not in Node's main thread: by that one knows whether it is to register itself.
function seenByHooks(id, exports) {
  if (id !== 'worker_threads') return exports;
  const all = Object.getOwnPropertyDescriptors(exports);
  return Object.defineProperties({}, { ...all, isMainThread: { enumerable: true, value: false } });
}

function makeBuiltin(url, forHooks = false) {
  const id = builtinId(url);
  const exports = forHooks ? seenByHooks(id, loadBuiltin(id)) : loadBuiltin(id);
  const names = namesOf(exports);
  return makeSynthetic(url, [...names, 'default'], (id) => {
    const entry = { id, exports, names };
    made.push(entry);
    setExport(id, 'default', exports);
    setAll(entry);
  });
}

function syncBuiltinESMExports() {
  for (const entry of made) setAll(entry);
}

module.exports = { makeBuiltin, syncBuiltinESMExports };
