'use strict';
// --enable-source-maps: stacks tell places in the sources that source maps name.
//
//   setEnabled(enabled)      process.setSourceMapsEnabled
//   isEnabled()
//   mapArrow(arrow)          the place of an uncaught error as printed, in terms of the source

const { pathOfURL, sources } = require('internal/modules/files');
const { findSourceMap, noteSource, sourceLine } = require('internal/source_maps/registry');

let enabled = false;

// ---- frames -------------------------------------------------------------------------------------

function withoutScheme(source) {
  return source.startsWith('file:') ? pathOfURL(source) : source;
}

const entryOf = (map, line, column) => map.findEntry(line - 1, column - 1);

// A function's name stands at its beginning, or else where it is called.
function originalName(map, frames, index) {
  const frame = frames[index];
  const own = entryOf(map, frame.getEnclosingLineNumber(), frame.getEnclosingColumnNumber()).name;
  if (own) return own;
  const caller = frames[index + 1];
  if (caller === undefined || caller.getFileName() !== frame.getFileName()) return undefined;
  return entryOf(map, caller.getLineNumber(), caller.getColumnNumber()).name;
}

function generatedName(frame) {
  const type = frame.getTypeName();
  const prefix = type !== null && type !== 'global' ? `${type}.` : '';
  return `${prefix}${frame.getFunctionName() || '<anonymous>'}`;
}

function describeFrame(frames, index) {
  const frame = frames[index];
  const file = frame.getFileName() ?? frame.getEvalOrigin();
  const map = typeof file === 'string' ? findSourceMap(file) : undefined;
  if (map === undefined) return String(frame);
  const { originalSource, originalLine, originalColumn } =
    entryOf(map, frame.getLineNumber(), frame.getColumnNumber());
  if (originalSource === undefined || originalLine === undefined) return String(frame);
  const name = originalName(map, frames, index);
  const shown = name && name !== frame.getFunctionName() ? name : generatedName(frame);
  return `${shown} (${withoutScheme(originalSource)}:${originalLine + 1}:${originalColumn + 1})`;
}

function safely(describe) {
  try {
    return describe();
  } catch {
    return '<error>';
  }
}

function headOf(error) {
  return safely(() => Error.prototype.toString.call(error));
}

// Asked by the engine; a program's own Error.prepareStackTrace comes first.
function prepareStackTrace(global, error, frames) {
  const own = global.Error?.prepareStackTrace;
  if (typeof own === 'function') return Reflect.apply(own, global.Error, [error, frames]);
  const lines = frames.map((frame, i) => `\n    at ${safely(() => describeFrame(frames, i))}`);
  return headOf(error) + lines.join('');
}

// ---- where an uncaught error arose --------------------------------------------------------------

function mapArrow(arrow) {
  const match = /^(.*):(\d+)\n[^\n]*\n([ \t]*)\^/.exec(arrow);
  const map = match === null ? undefined : findSourceMap(match[1]);
  if (map === undefined) return arrow;
  const { originalSource, originalLine, originalColumn } =
    map.findEntry(match[2] - 1, match[3].length);
  if (originalSource === undefined) return arrow;
  const line = sourceLine(map, originalSource, originalLine);
  if (line === undefined) return arrow;
  const indent = line.slice(0, originalColumn).replace(/[^\t]/g, ' ');
  return `${withoutScheme(originalSource)}:${originalLine + 1}\n${line}\n${indent}^\n\n`;
}

function setEnabled(value) {
  enabled = value;
  sources.listener = value ? noteSource : undefined;
  internalBinding('scripts').setPrepareStackTrace(value ? prepareStackTrace : undefined);
}

module.exports = { isEnabled: () => enabled, mapArrow, setEnabled };
