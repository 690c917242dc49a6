// What keeps the process alive at a place of the trace, and since when.
//
//   aliveAt(model, cursor)   [{text, thing, since (index)}], the oldest first
//
// A trace does not say which timers and immediates were unref'd, and a cleared timer looks like one
// that waits: a later line of the list may count for nothing.

import { nameOf } from './names.mjs';

const WHY = {
  driver: () => 'an operation in flight',
  kernel: () => 'an operation in flight',
  pool: () => 'a thread works on it',
  pending: () => 'done, the loop has to be told',
  timers: () => 'a timer that is set',
  immediates: () => 'an immediate that is set',
};

export function aliveAt(model, cursor) {
  const found = [];
  for (const [queue, why] of Object.entries(WHY)) {
    for (const thing of cursor.waiting(queue)) {
      if (thing.unref) continue;
      found.push({ text: `${nameOf(model, thing)}: ${why(thing)}`, thing, since: thing.made });
    }
  }
  return found.sort((a, b) => a.since - b.since);
}
