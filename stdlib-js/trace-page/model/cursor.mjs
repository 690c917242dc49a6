// A place in a Model that can be moved both ways; says what waits in each queue there.
//
//   new Cursor(model)   index (-1: before the first record), seek(index),
//                       waiting(queue) -> things, in the order in which their turn comes;
//                       first(queue, most) -> so many of them; count(queue)
//
// Moving applies or takes back the changes between, or begins at the nearest checkpoint: so a step
// costs what it changes, and a jump at most some thousands of changes.

import { QUEUES } from './kinds.mjs';
import { decodeChange } from './model.mjs';

export class Cursor {
  index = -1;
  #model;
  #version;
  #sets = QUEUES.map(() => new Set());

  constructor(model) {
    this.#model = model;
    this.#version = model.version;
  }

  seek(index) {
    const target = Math.max(-1, Math.min(index, this.#model.length - 1));
    const checkpoint = this.#model.checkpointBefore(target);
    const stale = this.#version !== this.#model.version;
    if (stale || target - checkpoint.index < Math.abs(target - this.index)) this.#load(checkpoint);
    while (this.index < target) this.#apply(++this.index, true);
    while (this.index > target) this.#apply(this.index--, false);
    return this;
  }

  #load({ index, codes }) {
    for (const set of this.#sets) set.clear();
    for (const code of codes) {
      const { queue, thing } = decodeChange(code);
      this.#sets[queue].add(thing);
    }
    this.index = index;
    this.#version = this.#model.version;
  }

  #apply(index, forward) {
    for (const code of this.#model.changes[index] ?? []) {
      const { queue, thing, comes } = decodeChange(code);
      if (comes === forward) this.#sets[queue].add(thing);
      else this.#sets[queue].delete(thing);
    }
  }

  count(queue) {
    return this.#sets[QUEUES.indexOf(queue)].size;
  }

  waiting(queue) {
    return this.#things(queue).sort(this.#comparing(queue));
  }

  // The first of those, without putting ten thousand others into order.
  first(queue, most) {
    if (this.count(queue) <= 4 * most) return this.waiting(queue).slice(0, most);
    const before = this.#comparing(queue);
    const found = [];
    for (const thing of this.#things(queue)) {
      if (found.length === most && before(thing, found.at(-1)) >= 0) continue;
      let at = found.length;
      while (at > 0 && before(thing, found[at - 1]) < 0) at--;
      found.splice(at, 0, thing);
      if (found.length > most) found.pop();
    }
    return found;
  }

  #comparing(queue) {
    const key = ORDER[queue] ?? ORDER.others;
    const of = (thing) => key(thing, this.#model, this.index);
    return (a, b) => {
      const [one, two] = [of(a), of(b)];
      return one === two ? a.n - b.n : one < two ? -1 : 1;
    };
  }

  #things(queue) {
    return Array.from(this.#sets[QUEUES.indexOf(queue)], (n) => this.#model.thing(n));
  }
}

const ORDER = {
  timers: (thing, model, index) => model.dueOf(thing, index) ?? Infinity,
  alarms: (thing) => thing.due,
  microtasks: (thing) => thing.ready,
  pending: (thing) => thing.done,
  others: (thing) => thing.made,
};
