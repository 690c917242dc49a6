// Two or three traces of one program, side by side.
//
//   new Comparison(models)
//     .same(from, index, to)   the place in models[to] with the cause of `index` in models[from]
//     .prints, .callbacks      rows {label, at: [index in each, or -1], positions: [in each],
//                              moved: [in each], missing}
//     .isMarked(which, index)  that print or callback is not as in the others
//     .table                   rows {name, values, texts, differs}
//     .sentences               what there is to say of the prints, and of the callbacks
//     .differences(rows)       those that moved or are missing
//
// What belongs together: things that the same thing caused, of the same type, at the same place in
// the program, the same number of times before; and prints of the same text. So the order in which
// callbacks ran does not matter. What has moved: all that is not in the longest series that the
// trace has in common with the first.

import { labelOf } from './names.mjs';
import { quoted } from './places.mjs';
import { tableOf } from './counts.mjs';

// Gives things a number that is the same for the same cause in each trace.
class Identities {
  #numbers = new Map();
  #counts;
  #known;

  // For the things of another trace.
  begin() {
    this.#counts = new Map();
    this.#known = new Map();
    return this;
  }

  of(model, thing) {
    let number = this.#known.get(thing.n);
    if (number === undefined) this.#known.set(thing.n, number = this.#make(model, thing));
    return number;
  }

  #make(model, thing) {
    // A cause was made before, and so has its number already: this goes no deeper.
    const cause = thing.made < 0 ? undefined : model.byId(thing.trigger);
    const parent = cause === undefined || cause.n >= thing.n ? 'script' : this.of(model, cause);
    const kind = `${parent} ${thing.type} ${thing.where ?? ''}`;
    const nth = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, nth);
    const key = `${kind} ${nth}`;
    if (!this.#numbers.has(key)) this.#numbers.set(key, this.#numbers.size);
    return this.#numbers.get(key);
  }
}

function kindOf(model, record, identities) {
  switch (record.event) {
    case 'print':
      // Warnings begin with the number of the process.
      return `print ${record.fd} ${record.text.replace(`(node:${model.header.pid})`, '')}`;
    case 'schedule': case 'callback': case 'callback-end':
      return `${record.event} ${identities.of(model, model.byId(record.id))}`;
    case 'sync': return `sync ${record.action} ${record.where ?? ''}`;
    case 'problem': return `problem ${record.what} ${record.text}`;
    case 'phase': case 'phase-end':
      return record.phase === 'script' ? `${record.event} script` : null;
    default: return null;
  }
}

// Keys of a model's records: {indexes: those that have one, keys, places: key -> index}.
function keysOf(model, identities) {
  const counts = new Map();
  const result = { indexes: [], keys: [], places: new Map() };
  model.records.forEach((record, index) => {
    const label = kindOf(model, record, identities);
    if (label === null) return;
    const nth = (counts.get(label) ?? 0) + 1;
    counts.set(label, nth);
    const key = `${label} ${nth}`;
    result.indexes.push(index);
    result.keys.push(key);
    result.places.set(key, index);
  });
  return result;
}

// The members of a longest rising series of numbers, as a set.
export function longestRise(numbers) {
  const ends = []; // positions of the smallest end of a series of each length
  const before = new Int32Array(numbers.length);
  numbers.forEach((number, position) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]] < number) low = middle + 1;
      else high = middle;
    }
    before[position] = low > 0 ? ends[low - 1] : -1;
    ends[low] = position;
  });
  const rise = new Set();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]) rise.add(at);
  return rise;
}

function markMoved(rows, which) {
  const common = rows.filter(({ at }) => at[0] >= 0 && at[which] >= 0);
  const rise = longestRise(common.map(({ at }) => at[which]));
  common.forEach((row, n) => {
    row.moved[which] = !rise.has(n);
  });
}

export class Comparison {
  #keyed;
  #marked;

  constructor(models) {
    this.models = models;
    const identities = new Identities();
    this.#keyed = models.map((model) => keysOf(model, identities.begin()));
    this.#marked = models.map(() => new Set());
    this.prints = this.#rows('print', (model, record) => quoted(record.text));
    this.callbacks = this.#rows('callback',
                                (model, record) => labelOf(model, model.byId(record.id)),
                                (model, record) => model.byId(record.id).where !== undefined);
    this.table = tableOf(models);
  }

  same(from, index, to) {
    if (from === to) return index;
    const { indexes, keys } = this.#keyed[from];
    let low = 0;
    let high = indexes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (indexes[middle] <= index) low = middle + 1;
      else high = middle;
    }
    for (let n = low - 1; n >= 0; n--) {
      const place = this.#keyed[to].places.get(keys[n]);
      if (place !== undefined) return place;
    }
    return -1;
  }

  #rows(event, labelled, counts = () => true) {
    const rows = new Map();
    this.models.forEach((model, which) => {
      const { indexes, keys } = this.#keyed[which];
      indexes.forEach((index, n) => {
        const record = model.records[index];
        if (record.event !== event || !counts(model, record)) return;
        let row = rows.get(keys[n]);
        if (row === undefined) {
          row = {
            label: labelled(model, record), at: this.models.map(() => -1),
            moved: this.models.map(() => false),
          };
          rows.set(keys[n], row);
        }
        row.at[which] = index;
      });
    });
    const list = [...rows.values()];
    for (let which = 1; which < this.models.length; which++) markMoved(list, which);
    for (const row of list) row.missing = row.at.includes(-1);
    this.#number(list);
    return list;
  }

  // Each row's position in each trace, 1 for the first that it has; and what is different there.
  #number(rows) {
    this.models.forEach((_, which) => {
      const there = rows.filter(({ at }) => at[which] >= 0);
      there.sort((a, b) => a.at[which] - b.at[which]).forEach((row, n) => {
        (row.positions ??= [])[which] = n + 1;
        if (row.missing || row.moved.includes(true)) this.#marked[which].add(row.at[which]);
      });
    });
  }

  // Whether the print or callback at `index` of models[which] is not as in the others.
  isMarked(which, index) {
    return this.#marked[which].has(index);
  }

  get sentences() {
    const prints = this.differences(this.prints).length;
    const callbacks = this.differences(this.callbacks).length;
    const told = 'came in another order or are missing.';
    return [
      prints === 0 ? 'The same prints in the same order.'
        : `${prints} of ${this.prints.length} prints ${told}`,
      callbacks === 0 ? 'The program\u2019s callbacks ran in the same order.'
        : `${callbacks} of ${this.callbacks.length} callbacks of the program ${told}`,
    ];
  }

  differences(rows) {
    return rows.filter((row) => row.missing || row.moved.includes(true));
  }
}

