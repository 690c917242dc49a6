'use strict';
// The first file that runs: the library's own `require`, then the rest of start-up.
//
//   compile(id) of internalBinding('library') gives a library file as a function, or undefined.
//   Its parameters are exports, require, module and internalBinding, and then the globals that the
//   library uses, so that it does not see what a program puts in their places.

const nativeBinding = internalBinding;
const { compile, ids, parameters = [] } = nativeBinding('library');

// An empty object yet: internal/process/object makes it what it is.
const process = new (function process() {})();
globalThis.process = process;
const kOwnParameters = 4;
const globals = parameters.slice(kOwnParameters).map((name) => {
  return name === 'process' ? process : globalThis[name];
});

const bindings = new Map();
const modules = new Map();

// A family of native functions, made when first asked for.
function getBinding(name) {
  let binding = bindings.get(name);
  if (binding === undefined) {
    binding = nativeBinding(name);
    bindings.set(name, binding);
  }
  return binding;
}

// 'node:fs', 'fs' and the npm way of writing 'process/' name the same file. The public punycode
// warns: libraries take what is behind it.
function libraryId(name) {
  if (name === 'punycode/') return 'internal/deps/punycode';
  if (name.startsWith('node:')) name = name.slice(5);
  return name.endsWith('/') ? name.slice(0, -1) : name;
}

function requireLibrary(name) {
  const loaded = modules.get(name);
  if (loaded !== undefined) return loaded.exports;
  const id = libraryId(name);
  if (id !== name) return requireLibrary(id);
  const compiled = compile(id);
  if (compiled === undefined) throw new Error(`No such library file: ${id}`);
  const module = { id, exports: {}, loaded: false };
  modules.set(id, module);
  try {
    compiled(module.exports, requireLibrary, module, getBinding, ...globals);
    module.loaded = true;
  } finally {
    if (!module.loaded) modules.delete(id);
  }
  return module.exports;
}

let publicIds;

// Whether `name` (without 'node:') is a public module: a file outside of internal/.
function isPublic(name) {
  if (publicIds === undefined) {
    publicIds = new Set(ids().filter((id) => !id.startsWith('internal/')));
  }
  return publicIds.has(name);
}

modules.set('internal/library', {
  exports: {
    requireLibrary,
    loadedLibrary: (id) => modules.get(id)?.exports,
    isPublic,
    publicModules: () => (isPublic(''), [...publicIds].sort()),
  },
});

requireLibrary('internal/bootstrap').start();
