// Places in the program, times and amounts, as people write them.
//
//   parsePlace(where)   {file, line, column} of "/path/app.js:3:1", or undefined
//   shortPlace(where)   app.js:3
//   duration(ns)        "1.5 ms"
//   plural(n, word)     "2 records"
//   quoted(text)        what was printed, in one line

export function parsePlace(where) {
  const match = /^(?:file:\/\/)?(.*?):(\d+)(?::(\d+))?$/.exec(where ?? '');
  if (match === null) return undefined;
  return { file: match[1], line: Number(match[2]), column: Number(match[3] ?? 1) };
}

export function shortPlace(where) {
  const place = parsePlace(where);
  if (place === undefined) return where ?? '';
  return `${place.file.slice(place.file.lastIndexOf('/') + 1)}:${place.line}`;
}

function rounded(number) {
  return String(Number(number.toPrecision(number >= 100 ? 4 : 3)));
}

export function duration(ns) {
  if (!Number.isFinite(ns)) return 'any time';
  if (ns < 1000) return `${Math.round(ns)} ns`;
  if (ns < 1e6) return `${rounded(ns / 1e3)} \u00b5s`;
  if (ns < 1e9) return `${rounded(ns / 1e6)} ms`;
  return `${rounded(ns / 1e9)} s`;
}

export function plural(count, word) {
  const many = word.endsWith('s') ? `${word}es` : `${word}s`.replace(/([^aeo])ys$/, '$1ies');
  return `${count} ${count === 1 ? word : many}`;
}

export function quoted(text, most = 60) {
  const line = text.replace(/\n$/, '').replace(/\n/g, '\u23ce');
  return `\u201c${line.length > most ? `${line.slice(0, most)}\u2026` : line}\u201d`;
}
