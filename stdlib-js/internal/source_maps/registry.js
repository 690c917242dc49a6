'use strict';
// The source maps of the files that have been loaded since they are enabled.
//
//   noteSource(name, text)   `name` is what stacks show: a path, a URL or [eval]
//   findSourceMap(name)      the SourceMap, or undefined; module.findSourceMap
//   sourceLine(map, source, line)   a line of one of the map's sources, or undefined
//
// A map is read when somebody asks for it.

const { SourceMap } = require('internal/source_maps/source_map');
const { pathOfURL, tryReadText, urlOfPath } = require('internal/modules/files');

const kComment = /\/[*/]#\s+sourceMappingURL=([^\s]+)/g;
const maps = new Map(); // URL -> { reference } or { map }

function urlOf(name) {
  return name.startsWith('/') ? urlOfPath(name) : name;
}

function noteSource(name, text) {
  if (!text.includes('sourceMappingURL=')) return;
  const found = [...text.matchAll(kComment)].pop();
  if (found !== undefined) maps.set(urlOf(name), { reference: found[1] });
}

function textOfData(url) {
  const match = /^data:application\/json(?:;[^,;]*)*?(;base64)?,(.*)$/s.exec(url);
  if (match === null) return undefined;
  return match[1] ? require('buffer').Buffer.from(match[2], 'base64').toString() :
    decodeURIComponent(match[2]);
}

function resolve(reference, base) {
  const { URL } = require('url');
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}

// The sources' names become URLs: those of the map are relative to it.
function withURLs(payload, base) {
  if (payload.sections) {
    const sections = payload.sections.map((section) =>
      ({ ...section, map: withURLs(section.map, base) }));
    return { ...payload, sections };
  }
  const root = payload.sourceRoot ? `${payload.sourceRoot.replace(/\/$/, '')}/` : '';
  const sources = payload.sources.map((source) => resolve(root + source, base));
  return { ...payload, sources, sourceRoot: '' };
}

function load(reference, fileURL) {
  const isData = reference.startsWith('data:');
  const base = isData ? fileURL : resolve(reference, fileURL);
  try {
    const text = isData ? textOfData(reference) :
      base.startsWith('file:') ? tryReadText(pathOfURL(base)) : undefined;
    return text === undefined ? undefined : new SourceMap(withURLs(JSON.parse(text), base));
  } catch {
    return undefined; // it is as if there were none
  }
}

function findSourceMap(name) {
  if (maps.size === 0) return undefined;
  const url = urlOf(`${name}`);
  const entry = maps.get(url);
  if (entry === undefined) return undefined;
  if (entry.reference !== undefined) {
    entry.map = load(entry.reference, url);
    entry.reference = undefined;
  }
  return entry.map;
}

function contentOf(payload, source) {
  const maps = payload.sections ? payload.sections.map(({ map }) => map) : [payload];
  for (const map of maps) {
    const content = map.sourcesContent?.[map.sources.indexOf(source)];
    if (typeof content === 'string') return content;
  }
  return source.startsWith('file:') ? tryReadText(pathOfURL(source)) : undefined;
}

function sourceLine(map, source, line) {
  return contentOf(map.payload, source)?.split(/\r\n|\n|\r/)[line];
}

module.exports = { findSourceMap, noteSource, sourceLine };
