'use strict';
// Completion of what names a module or a file.
//
//   completeRequire(server, text), completeImport(server, text)   names of modules, paths to them
//   completeFile(text)                                            paths, for the functions of fs

const fs = require('fs');
const path = require('path');

const kVersioned = /-\d+\.\d+/;

function entriesOf(folder) {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isFolder(entry, file) {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return fs.statSync(file).isDirectory();
  } catch {
    return false;
  }
}

// A folder that can be loaded is offered without its slash as well.
function addFolder(group, name, folder, extensions) {
  group.push(`${name}/`);
  const loadable = entriesOf(folder).some(({ name: file }) =>
    file === 'package.json' || extensions.some((extension) => file === `index${extension}`));
  if (loadable) group.push(name);
}

function addModules(group, folder, prefix, extensions, keepExtension) {
  for (const entry of entriesOf(folder)) {
    const name = `${prefix}${entry.name}`;
    const file = path.join(folder, entry.name);
    if (kVersioned.test(entry.name) || entry.name === '.npm') continue;
    const extension = path.extname(entry.name);
    if (isFolder(entry, file)) addFolder(group, name, file, extensions);
    else if (extensions.includes(extension)) {
      group.push(keepExtension ? name : name.slice(0, -extension.length));
    }
  }
}

function extensionsOf(server) {
  return Object.keys(server.context.require.extensions);
}

// Folders in which a module of this name is looked for.
function foldersFor(server, text) {
  if (/^\.\.?\//.test(text)) return [process.cwd()];
  if (text.startsWith('/')) return ['/'];
  return server.context.module.paths;
}

function modulesFrom(server, text, extensions, keepExtension) {
  const group = [];
  if (text === '.') return ['./', '../'];
  if (text === '..') return ['../'];
  const prefix = text.slice(0, text.lastIndexOf('/') + 1);
  for (const folder of foldersFor(server, text)) {
    addModules(group, path.resolve(folder, prefix), prefix, extensions, keepExtension);
  }
  return group;
}

function arranged(server, text, modules) {
  const { arrange } = require('internal/repl/complete');
  if (/^[./]/.test(text)) return [arrange([modules], text), text];
  const builtins = require('repl').builtinModules.filter((name) => !name.startsWith('_'));
  const prefixed = require('module').builtinModules.filter((name) => !name.startsWith('_'))
    .map((name) => `node:${name}`);
  return [arrange([modules, builtins, prefixed], text), text];
}

function completeRequire(server, text) {
  return arranged(server, text, modulesFrom(server, text, extensionsOf(server), false));
}

function completeImport(server, text) {
  const extensions = ['.js', '.cjs', '.mjs', '.json', '.node'];
  return arranged(server, text, modulesFrom(server, text, extensions, true));
}

function completeFile(text) {
  let folder = text;
  let begun = '';
  let entries = entriesOf(path.resolve(text || '.'));
  if (entries.length === 0 || text === '') {
    folder = path.dirname(text);
    begun = path.basename(text);
    entries = entriesOf(path.resolve(folder));
  }
  const names = entries.map(({ name }) => name).filter((name) => name.startsWith(begun));
  return [names.sort(), begun];
}

module.exports = { completeFile, completeImport, completeRequire };
