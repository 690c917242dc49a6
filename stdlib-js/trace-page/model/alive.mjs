// What keeps the process alive at a place of the trace, and since when.
//
//   aliveAt(model, cursor)      [{thing, since (index), why()}], the oldest first; why: in words
//   countsSince(thing, index)   since which record it counts, if it waits; undefined: it does not
//
// Records of ref and unref tell which of what waits counts. Where JavaScript's timers are not in
// the trace, the kernel's timer stands for them.

import { nameOf } from './names.mjs';

const WHY = {
  driver: () => 'an operation in flight',
  kernel: () => 'an operation in flight',
  pool: () => 'a thread works on it',
  pending: () => 'done, the loop has to be told',
  timers: () => 'a timer that is set',
  immediates: () => 'an immediate that is set',
  ports: () => 'messages may come',
  requests: (thing) => (thing.serves?.inline ? 'its outcome is there, its callback has to run'
    : 'its callback has to run'),
};
const WITHOUT_CALLBACKS = { ...WHY, alarms: () => 'a timer that is set' };

// What is listed by what it waits for.
function isListed(queue, { serves }, index) {
  if (queue !== 'requests' || serves === undefined || serves.inline) return false;
  return serves.ended < 0 || serves.ended > index;
}

export function countsSince(thing, index) {
  let since = thing.unref ? undefined : thing.made;
  for (const change of thing.refs ?? []) {
    if (change.index > index) break;
    since = change.isCounted ? change.index : undefined;
  }
  return since;
}

export function aliveAt(model, cursor) {
  const found = [];
  for (const [queue, why] of Object.entries(model.hasCallbacks ? WHY : WITHOUT_CALLBACKS)) {
    for (const thing of cursor.waiting(queue)) {
      const since = countsSince(thing.operation ?? thing, cursor.index);
      if (since === undefined || isListed(queue, thing, cursor.index)) continue;
      found.push({ thing, since, why: () => `${nameOf(model, thing)}: ${why(thing)}` });
    }
  }
  return found.sort((a, b) => a.since - b.since);
}
