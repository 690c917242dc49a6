'use strict';
// Programs that are ECMAScript modules.
//
//   runModule(url)                the program's main module, after those of --import
//   runModuleText(text, name)     -e and stdin with --input-type=module
//   runAfterImports(work)         any other program, after the modules of --import
//   checkModule(text, name)       --check

const path = require('path');
const { getOptions } = require('internal/process/options');
const { urlOfPath } = require('internal/modules/files');
const { compileSource, importModule, importText } = require('internal/modules/esm/loader');

// A program whose modules still wait when nothing is left to happen exits with a code of its own.
async function whileWaiting(promise) {
  const { exitUnsettled } = require('internal/process/lifecycle');
  process.on('exit', exitUnsettled);
  try {
    return await promise;
  } finally {
    process.off('exit', exitUnsettled);
  }
}

async function importFirst() {
  const parent = urlOfPath(path.join(process.cwd(), '/'));
  for (const specifier of getOptions('--import')) await importModule(specifier, parent);
}

async function importThen(work) {
  if (getOptions('--import').length > 0) await importFirst();
  return work();
}

function runAfterImports(work) {
  return whileWaiting(importThen(work));
}

function runModule(url) {
  return runAfterImports(() => importModule(url, undefined));
}

let evaluations = 0;

function runModuleText(text, name) {
  const place = name === '[eval]' ? `[eval${++evaluations}]` : name;
  const url = `${urlOfPath(process.cwd())}/${place}`;
  return runAfterImports(() => importText(text, url));
}

function checkModule(text, name) {
  compileSource(path.isAbsolute(name) ? urlOfPath(name) : name, text);
}

module.exports = { checkModule, runAfterImports, runModule, runModuleText };
