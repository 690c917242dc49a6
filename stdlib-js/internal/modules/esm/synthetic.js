'use strict';
// Modules without a source text of their own: what they export is set by a function.
//
//   makeSynthetic(url, names, evaluate, sandbox)   -> number; evaluate(id) calls
//                                         setExport(id, name, value); sandbox: a context of vm's
//   evaluateSynthetic(id)                 asked by the engine

const { createSynthetic } = internalBinding('esm');

const steps = new Map();

function makeSynthetic(url, names, evaluate, sandbox = undefined) {
  const id = createSynthetic(url, names, sandbox);
  steps.set(id, evaluate);
  return id;
}

function evaluateSynthetic(id) {
  const evaluate = steps.get(id);
  steps.delete(id);
  evaluate(id);
}

module.exports = { evaluateSynthetic, makeSynthetic };
