'use strict';
// The file system as the module loaders see it: looked at once, and at once.
//
//   fileKind(path)        0 a file, 1 a directory, negative: none
//   readText(path)        the text; throws the error that fs.readFileSync would
//   readForRequire(path)  the same by fs.readFileSync, if the program has replaced that
//   tryReadText(path)     the text, or undefined
//   keepText(path, text)  the next readText(path) takes this
//   realPath(path)        without symbolic links
//   kindOnDisk(path), setKindOf(fn)   what fileKind() asks, and what it asks instead
//   keepsLinks(isMain)    --preserve-symlinks and the like
//   rememberKinds(), forgetKinds()   between them fileKind() asks the disk once per path
//   pathOfURL(url), urlOfPath(path)  strings; both take a short way for plain names
//   stripBOM(text)
//   sources.reader        told of each path that is read as a module, or undefined
//   sources.listener      told of each text that is compiled: (name, text), or undefined

const binding = internalBinding('modules');

let kinds = null;

function kindOnDisk(path) {
  if (kinds === null) return binding.fileKind(path);
  let kind = kinds.get(path);
  if (kind === undefined) {
    kind = binding.fileKind(path);
    kinds.set(path, kind);
  }
  return kind;
}

let kindOf = kindOnDisk;

function fileKind(path) {
  return kindOf(path);
}

function setKindOf(fn) {
  kindOf = fn;
}

function rememberKinds() {
  kinds = new Map();
}

function forgetKinds() {
  kinds = null;
}

function fail(errno, syscall, path) {
  const { uvException } = require('internal/errors');
  throw uvException({ errno, syscall, path });
}

const kept = new Map();

function keepText(path, text) {
  kept.set(path, text);
}

function takeKept(path) {
  const text = kept.get(path);
  kept.delete(path);
  return text;
}

function readText(path) {
  sources.reader?.(path);
  const text = (kept.size > 0 ? takeKept(path) : undefined) ?? binding.readText(path);
  if (typeof text === 'string') return text;
  const kEISDIR = -21;
  if (text === kEISDIR) fail(text, 'read');
  return fail(text, 'open', path);
}

// Tools that keep files elsewhere (archives, memory) put themselves in its place.
function readForRequire(path) {
  const { loadedLibrary } = require('internal/library');
  const read = loadedLibrary('fs')?.readFileSync;
  const own = loadedLibrary('internal/fs/data')?.readFileSync;
  return read === undefined || read === own ? readText(path) : read(path, 'utf8');
}

function tryReadText(path) {
  const text = binding.readText(path);
  return typeof text === 'string' ? text : undefined;
}

// Whether modules, or the main module, keep the names of symbolic links.
function keepsLinks(isMain) {
  const { getOption } = require('internal/process/options');
  const { NODE_PRESERVE_SYMLINKS, NODE_PRESERVE_SYMLINKS_MAIN } = process.env;
  return isMain ?
    getOption('--preserve-symlinks-main') === 'true' || NODE_PRESERVE_SYMLINKS_MAIN === '1' :
    getOption('--preserve-symlinks') === 'true' || NODE_PRESERVE_SYMLINKS === '1';
}

const realPaths = new Map();

function realPath(path) {
  let real = realPaths.get(path);
  if (real === undefined) {
    real = binding.realPath(path);
    if (typeof real !== 'string') fail(real, 'realpath', path);
    realPaths.set(path, real);
  }
  return real;
}

function pathOfURL(url) {
  return require('internal/url/file').fileURLToPath(url);
}

// Nothing in it that a URL would escape or fold.
const plainPath = /^(?:\/[\w\-+@=~]+(?:\.[\w\-+@=~]+)*)+\/?$/;

function urlOfPath(path) {
  if (plainPath.test(path)) return `file://${path}`;
  return require('internal/url/file').pathToFileURL(path).href;
}

const sources = { listener: undefined, reader: undefined };

function stripBOM(text) {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

module.exports = {
  fileKind, forgetKinds, keepText, keepsLinks, kindOnDisk, pathOfURL, readForRequire, readText, realPath,
  rememberKinds, setKindOf, sources, stripBOM, tryReadText, urlOfPath,
};
