'use strict';
// Whether an excerpt of a trace, as the pages of docs/gallery show it, is in a trace.
//
//   parseExcerpt(text)         its lines, as patterns
//   findExcerpt(lines, records)  '' if the records have them in this order; else what is missing
//
// A line is one of the text format (--trace=FILE.txt) without its time: the event, then fields.
// What differs from run to run is left out, or is a letter, which stands for one and the same
// number everywhere: `schedule id=a trigger=1 type="Timeout"`, and later `callback id=a`. Between
// two lines others may have been left out. A text may be the end of the record's, behind a slash.
// `[pool n]` is any thread of the pool.

const kField = /([\w-]+)(?:=("(?:[^"\\]|\\.)*"|-?\d+|[a-z]))?/g;
const kMostSteps = 1e6;

function parseLine(line) {
  const [, thread = 'loop', rest] = /^\s*(?:\[([^\]]+)\] )?(.*)$/.exec(line);
  const [[event], ...fields] = [...rest.matchAll(kField)];
  return {
    line: line.trim(),
    thread,
    event,
    fields: fields.map(([, name, value = 'true']) => (
      /^[a-z]$/.test(value) ? { name, letter: value } : { name, value: JSON.parse(value) })),
  };
}

function parseExcerpt(text) {
  return text.split('\n').filter((line) => line.trim() && line.trim() !== '...').map(parseLine);
}

function isThread(wanted, thread) {
  return thread === wanted || (wanted === 'pool n' && thread.startsWith('pool '));
}

function isValue(wanted, value) {
  if (wanted === value) return true;
  return typeof wanted === 'string' && typeof value === 'string' && value.endsWith(`/${wanted}`);
}

/** What the letters stand for if `record` is what `pattern` means; null if it is not. */
function match(pattern, record, letters) {
  if (record.event !== pattern.event || !isThread(pattern.thread, record.thread)) return null;
  let known = letters;
  for (const { name, letter, value } of pattern.fields) {
    if (letter === undefined) {
      if (!isValue(value, record[name])) return null;
    } else if (known.has(letter)) {
      if (known.get(letter) !== record[name]) return null;
    } else {
      if (typeof record[name] !== 'number') return null;
      known = new Map(known).set(letter, record[name]);
    }
  }
  return known;
}

function findExcerpt(lines, records) {
  let furthest = 0;
  let steps = 0;

  function search(at, from, letters) {
    furthest = Math.max(furthest, at);
    if (at === lines.length) return true;
    for (let index = from; index < records.length; index++) {
      if (++steps > kMostSteps) return false;
      const known = match(lines[at], records[index], letters);
      if (known !== null && search(at + 1, index + 1, known)) return true;
    }
    return false;
  }

  if (search(0, 0, new Map())) return '';
  return `not in the trace, or not in this order: ${lines[furthest].line}`;
}

module.exports = { findExcerpt, parseExcerpt };
