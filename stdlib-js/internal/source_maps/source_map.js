'use strict';
// One source map (version 3): from places of a generated text to places of its sources.
//
//   SourceMap(payload, { lineLengths })   the public class of `module`
//     findEntry(line, column)    the mapping that holds at a place; both from 0
//     findOrigin(line, column)   the place in the source; both from 1
//
// Mappings are decoded at once and kept sorted; a place is found by halving.

const { validateObject } = require('internal/validators');

// ---- base 64, variable length -------------------------------------------------------------------

const kDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const kContinued = 32;

let valueOfDigit;

function digitValues() {
  if (valueOfDigit === undefined) {
    valueOfDigit = new Uint8Array(128);
    for (let i = 0; i < kDigits.length; i++) valueOfDigit[kDigits.charCodeAt(i)] = i;
  }
  return valueOfDigit;
}

// The numbers of one segment; `text` from `start` to `end`.
function decodeSegment(text, start, end) {
  const values = digitValues();
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (let i = start; i < end; i++) {
    const digit = values[text.charCodeAt(i)];
    value += (digit & (kContinued - 1)) << shift;
    shift += 5;
    if (digit & kContinued) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = shift = 0;
  }
  return numbers;
}

// ---- mappings -----------------------------------------------------------------------------------

// Decodes the mappings of one map without sections into `mappings`, moved by `offset`.
function decodeMap(map, offset, mappings) {
  const { mappings: text, sources = [], names = [] } = map;
  let { line } = offset;
  let column = offset.column;
  let [source, sourceLine, sourceColumn, nameIndex] = [0, 0, 0, 0];
  for (let start = 0; start <= text.length;) {
    let end = start;
    while (end < text.length && text[end] !== ',' && text[end] !== ';') end++;
    const numbers = decodeSegment(text, start, end);
    if (numbers.length > 0) column += numbers[0];
    if (numbers.length >= 4) {
      source += numbers[1];
      sourceLine += numbers[2];
      sourceColumn += numbers[3];
      const name = numbers.length > 4 ? names[nameIndex += numbers[4]] : undefined;
      mappings.push([line, column, sources[source], sourceLine, sourceColumn, name]);
    } else if (numbers.length > 0) {
      mappings.push([line, column]);
    }
    if (text[end] === ';') {
      line++;
      column = 0;
    }
    start = end + 1;
  }
}

const compare = (a, b) => a[0] - b[0] || a[1] - b[1];

function decode(payload) {
  const mappings = [];
  if (payload.sections) {
    for (const { offset, map } of payload.sections) decodeMap(map, offset, mappings);
  } else {
    decodeMap(payload, { line: 0, column: 0 }, mappings);
  }
  return mappings.sort(compare);
}

function clone(payload) {
  const copy = { ...payload };
  for (const key of ['sources', 'sourcesContent', 'names']) {
    if (Array.isArray(copy[key])) copy[key] = [...copy[key]];
  }
  if (copy.sections) {
    copy.sections = copy.sections.map((section) => ({ ...section, map: clone(section.map) }));
  }
  return copy;
}

// ---- the class ----------------------------------------------------------------------------------

class SourceMap {
  #payload;
  #mappings;
  #lineLengths;

  constructor(payload, { lineLengths } = {}) {
    validateObject(payload, 'payload');
    this.#payload = clone(payload);
    this.#mappings = decode(payload);
    if (Array.isArray(lineLengths)) this.#lineLengths = [...lineLengths];
  }

  get payload() {
    return clone(this.#payload);
  }

  get lineLengths() {
    return this.#lineLengths === undefined ? undefined : [...this.#lineLengths];
  }

  findEntry(lineOffset, columnOffset) {
    const place = [lineOffset, columnOffset];
    let first = 0;
    let count = this.#mappings.length;
    while (count > 1) {
      const half = count >> 1;
      if (compare(place, this.#mappings[first + half]) < 0) {
        count = half;
      } else {
        first += half;
        count -= half;
      }
    }
    const entry = this.#mappings[first];
    if (entry === undefined || (first === 0 && compare(place, entry) < 0)) return {};
    const [generatedLine, generatedColumn, originalSource, originalLine, originalColumn, name] =
      entry;
    return {
      generatedLine, generatedColumn, originalSource, originalLine, originalColumn, name,
    };
  }

  findOrigin(lineNumber, columnNumber) {
    const range = this.findEntry(lineNumber - 1, columnNumber - 1);
    if (range.originalSource === undefined || range.originalLine === undefined ||
        range.originalColumn === undefined) {
      return {};
    }
    return {
      name: range.name,
      fileName: range.originalSource,
      lineNumber: range.originalLine + lineNumber - 1 - range.generatedLine + 1,
      columnNumber: range.originalColumn + columnNumber - 1 - range.generatedColumn + 1,
    };
  }
}

module.exports = { SourceMap };
