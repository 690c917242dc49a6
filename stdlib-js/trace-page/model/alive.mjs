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
  requests: (thing) => (thing.serves?.inline ? 'its outcome is there, its callback has to run'
    : 'its callback has to run'),
};

// What is listed by what it waits for.
function isListed(queue, { serves }) {
  return queue === 'requests' && serves !== undefined && !serves.inline && serves.ended < 0;
}

export function aliveAt(model, cursor) {
  const found = [];
  for (const [queue, why] of Object.entries(WHY)) {
    for (const thing of cursor.waiting(queue)) {
      if (thing.unref || isListed(queue, thing)) continue;
      found.push({ text: `${nameOf(model, thing)}: ${why(thing)}`, thing, since: thing.made });
    }
  }
  return found.sort((a, b) => a.since - b.since);
}
