// The text of a trace (NDJSON; docs/trace.schema.json) as records.
//
//   new Reader()    for text that comes in pieces: push(text) gives the records that are whole now;
//                   header, faults (lines that are none)
//   parse(text)     {header, records, faults, isCut (its last line is not whole)} of a whole text
//   refusal(text)   why that is no trace that can be shown, in words; undefined if it is one

// What a record must have, as a text, so that it can be shown.
const TEXTS = { print: ['text'], problem: ['what', 'text'], mark: ['name'] };

function isRecord({ event, at, ...fields }) {
  if (typeof event !== 'string' || (at !== undefined && !Number.isFinite(at))) return false;
  return (TEXTS[event] ?? []).every((name) => typeof fields[name] === 'string');
}

export class Reader {
  header = null;
  faults = 0;
  isCut = false;
  #rest = '';

  push(text) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop();
    return this.#read(lines);
  }

  // What comes after the last newline, when nothing follows.
  end() {
    const last = this.#rest;
    this.#rest = '';
    const before = this.faults;
    const records = this.#read([last]);
    this.isCut = this.faults > before;
    if (this.isCut) this.faults--;
    return records;
  }

  #read(lines) {
    const records = [];
    for (const record of manyAtOnce(lines) ?? this.#oneByOne(lines)) {
      if (record.event === 'trace') this.header ??= record;
      else if (isRecord(record)) records.push(record);
      else this.faults++;
    }
    return records;
  }

  * #oneByOne(lines) {
    for (const line of lines) {
      if (line.trim() === '') continue;
      let record;
      try {
        record = JSON.parse(line);
      } catch {
        record = null;
      }
      if (record !== null && typeof record === 'object') yield record;
      else this.faults++;
    }
  }
}

// One call for all lines is several times as fast as one for each; null if a line is broken.
function manyAtOnce(lines) {
  try {
    const all = JSON.parse(`[${lines.filter((line) => line.trim() !== '').join(',')}]`);
    return all.every((record) => record !== null && typeof record === 'object') ? all : null;
  } catch {
    return null;
  }
}

export function parse(text) {
  const reader = new Reader();
  const records = reader.push(text);
  records.push(...reader.end());
  const { header, faults, isCut } = reader;
  return { header, records, faults, isCut };
}

const WRITES_ONE = 'orrery --trace=FILE.ndjson writes one';

function parsed(line) {
  try {
    return JSON.parse(line) ?? {};
  } catch {
    return {};
  }
}

export function refusal(text) {
  const begin = text.trimStart();
  if (begin === '') return `it is empty (${WRITES_ONE})`;
  const [line] = begin.slice(0, 1 << 20).split('\n', 1);
  if (/^(\{\s*"(traceEvents|displayTimeUnit)"|\[)/.test(begin)) {
    return 'it is a trace for ui.perfetto.dev or chrome://tracing, which this page does not ' +
      `read (${WRITES_ONE} that it does)`;
  }
  const { event, version } = parsed(line);
  if (event !== 'trace') return `not a trace in lines of JSON (${WRITES_ONE})`;
  if (version !== 1) return `a trace of version ${version}; this page reads version 1`;
  return undefined;
}
