// The text of a trace (NDJSON; docs/trace.schema.json) as records.
//
//   new Reader()    for text that comes in pieces: push(text) gives the records that are whole now;
//                   header, faults (lines that are none)
//   parse(text)     {header, records, faults} of a whole text

export class Reader {
  header = null;
  faults = 0;
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
    return this.#read([last]);
  }

  #read(lines) {
    const records = [];
    for (const record of manyAtOnce(lines) ?? this.#oneByOne(lines)) {
      if (record.event === 'trace') this.header ??= record;
      else if (typeof record.event === 'string') records.push(record);
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
  return { header: reader.header, records, faults: reader.faults };
}
