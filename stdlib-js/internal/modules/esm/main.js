'use strict';
// Programs that are ECMAScript modules.
//
//   runModule(url)                the program's main module, after those of --import
//   runModuleText(text, name)     -e and stdin with --input-type=module
//   runAfterImports(work)         any other program, after the modules of --import
//   checkModule(text, name)       --check

const path = require('path');
const { getOption, getOptions } = require('internal/process/options');
const { urlOfPath } = require('internal/modules/files');
const { compileSource, importModule, importText } = require('internal/modules/esm/loader');

// A program whose modules still wait when nothing is left to happen exits with a code of its own.
// What it throws is an exception that nobody caught, not a rejection to be handled.
async function whileWaiting(promise) {
  const { exitUnsettled } = require('internal/process/lifecycle');
  process.on('exit', exitUnsettled);
  try {
    return await promise;
  } catch (error) {
    internalBinding('loop').reportUncaught(error, true);
  } finally {
    process.off('exit', exitUnsettled);
  }
}

const kLoader = '--experimental-loader';

function warnOfLoaders(specifiers) {
  const calls = specifiers.map((specifier) =>
    `register(${JSON.stringify(specifier)}, pathToFileURL("./"));`);
  process.emitWarning('`--experimental-loader` may be removed in the future; instead use ' +
    "`register()`:\n--import 'data:text/javascript,import { register } from \"node:module\"; " +
    `import { pathToFileURL } from "node:url"; ${calls.join(' ')}'`, 'ExperimentalWarning');
}

async function useLoaders(specifiers, parent) {
  const preloads = [];
  for (const specifier of specifiers) {
    const hook = await require('internal/modules/esm/hooks').registerLater(specifier, parent);
    if (hook) preloads.push([hook, specifier]);
  }
  warnOfLoaders(specifiers);
  for (const [hook, specifier] of preloads) {
    require('internal/modules/esm/preload').runGlobalPreload(hook, specifier);
  }
}

async function importFirst() {
  const parent = urlOfPath(path.join(process.cwd(), '/'));
  const loaders = getOptions(kLoader);
  if (loaders.length > 0) await useLoaders(loaders, parent);
  for (const specifier of getOptions('--import')) await importModule(specifier, parent);
}

function hasFirst() {
  return getOptions('--import').length > 0 || getOptions(kLoader).length > 0;
}

async function importThen(work) {
  if (getOption('--experimental-specifier-resolution') === 'node') {
    process.emitWarning('The Node.js specifier resolution flag is experimental. It could change ' +
      'or be removed at any time.', 'ExperimentalWarning');
  }
  if (hasFirst()) await importFirst();
  return work();
}

function runAfterImports(work) {
  return whileWaiting(importThen(work));
}

function runModule(url) {
  if (getOption('--input-type') !== undefined) {
    const { ERR_INPUT_TYPE_NOT_ALLOWED } = require('internal/errors').codes;
    throw new ERR_INPUT_TYPE_NOT_ALLOWED();
  }
  return runAfterImports(() => importModule(url, undefined));
}

let evaluations = 0;

function runModuleText(text, name) {
  const place = name === '[eval]' ? `[eval${++evaluations}]` : name;
  const url = `${urlOfPath(process.cwd())}/${place}`;
  return runAfterImports(() => importText(text, url));
}

function checkModule(text, name) {
  compileSource(name, text);
}

module.exports = { checkModule, runAfterImports, runModule, runModuleText };
