'use strict';
// WebAssembly modules for `import`, behind --experimental-wasm-modules: what they import comes from
// modules, what they export is exported.
//
//   makeWasm(url, bytes, compile)   -> number; compile(url, text) makes a module of a text
//   takeInstantiator(id)            what such a module's import.meta gets, or undefined
//
// The engine links only modules that it knows: the WebAssembly module stands behind a text that
// imports and exports the same names.

const instantiators = new Map();

function textFor(requests, names) {
  const imports = requests.map((request, i) =>
    `import * as i${i} from ${JSON.stringify(request)};`);
  const given = requests.map((request, i) => `i${i}`);
  const locals = names.map((name, i) => `e${i}`);
  const exports = names.map((name, i) => `e${i} as ${JSON.stringify(name)}`);
  const declaration = locals.length > 0 ? `let ${locals.join(', ')};` : '';
  return `${imports.join('\n')}\n${declaration}\nexport { ${exports.join(', ')} };\n` +
    `[${locals.join(', ')}] = import.meta.instantiate([${given.join(', ')}]);`;
}

function makeWasm(url, bytes, compile) {
  require('internal/process/warning').emitExperimentalWarning('Importing WebAssembly modules');
  let module;
  try {
    module = new WebAssembly.Module(bytes);
  } catch (error) {
    error.message = `${url.startsWith('file:') ?
      require('internal/modules/files').pathOfURL(url) : url}: ${error.message}`;
    throw error;
  }
  const requests = [...new Set(WebAssembly.Module.imports(module).map((each) => each.module))];
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  const id = compile(url, textFor(requests, names));
  instantiators.set(id, (namespaces) => {
    const imports = {};
    requests.forEach((request, i) => { imports[request] = namespaces[i]; });
    const { exports } = new WebAssembly.Instance(module, imports);
    return names.map((name) => exports[name]);
  });
  return id;
}

function takeInstantiator(id) {
  const instantiate = instantiators.get(id);
  instantiators.delete(id);
  return instantiate;
}

module.exports = { makeWasm, takeInstantiator };
