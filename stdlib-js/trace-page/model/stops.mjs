// Where to stop: the next phase, callback, print..., breakpoints, and the search.
//
//   STOPS                          {name: test(record)}
//   seek(model, from, step, test)  the next index from there for which test(index) holds, or -1
//   breaks(model, point, index)    whether a breakpoint {kind, value} is met
//   choices(model)                 what breakpoints can be made of: [{kind, values}]
//   new Search(model)              begin(words), and goOn() until isOver, a part of the trace each;
//                                  hits: indexes of records with all of the words

import { QUEUES } from './kinds.mjs';
import { decodeChange } from './model.mjs';
import { shortPlace } from './places.mjs';
import { thingOf } from './causes.mjs';

export const STOPS = {
  record: () => true,
  phase: (record) => record.event === 'phase',
  callback: (record) => record.event === 'callback',
  print: (record) => record.event === 'print',
  turn: (record) => record.event === 'turn',
  operation: (record) => record.event === 'submit' || record.event === 'complete',
};

export function seek(model, from, step, test) {
  for (let i = from + step; i >= 0 && i < model.length; i += step) {
    if (test(i)) return i;
  }
  return -1;
}

function enters(model, index, queue) {
  return (model.changes[index] ?? []).some((code) => {
    const change = decodeChange(code);
    return change.comes && QUEUES[change.queue] === queue;
  });
}

const MEETS = {
  phase: (model, { event, phase }, value) => event === 'phase' && phase === value,
  queue: (model, record, value, index) => enters(model, index, value),
  operation: (model, { event, kind }, value) => (
    (event === 'submit' || event === 'complete') && kind === value),
  handle: (model, { handle, generation }, value) => (
    handle !== undefined && `${handle}.${generation}` === value),
  callback: (model, { event, id }, value) => (
    event === 'callback' && model.byId(id)?.type === value),
  place: (model, { event, where }, value, index) => (
    (where !== undefined && shortPlace(where) === value) ||
    (event === 'callback' && shortPlace(thingOf(model, index)?.where) === value)),
  synchronous: (model, { event, action }, value) => event === 'sync' && action === value,
  problem: (model, { event, what }, value) => event === 'problem' && what === value,
};

export function breaks(model, { kind, value }, index) {
  return MEETS[kind](model, model.records[index], value, index);
}

const MOST_CHOICES = 500;

export function choices(model) {
  const found = {
    phase: new Set(), queue: new Set(QUEUES), operation: new Set(), handle: new Set(),
    callback: new Set(), place: new Set(), synchronous: new Set(), problem: new Set(),
  };
  for (const { phase } of model.phases) found.phase.add(phase);
  for (const thing of model.things) {
    if (thing.kind === 'op' && thing.type !== undefined) found.operation.add(thing.type);
    else if (thing.kind === 'handle') found.handle.add(thing.number);
    else if (thing.kind === 'callback') {
      found.callback.add(thing.type);
    } else if (thing.kind === 'sync') found.synchronous.add(thing.action);
    if (thing.where !== undefined) found.place.add(shortPlace(thing.where));
  }
  for (const index of model.prints) {
    const { where } = model.records[index];
    if (where !== undefined) found.place.add(shortPlace(where));
  }
  for (const index of model.problems) found.problem.add(model.records[index].what);
  return Object.entries(found).map(([kind, values]) => (
    { kind, values: [...values].slice(0, MOST_CHOICES) }));
}

function textOf(model, index) {
  const { at, thread, ...rest } = model.records[index];
  const thing = thingOf(model, index);
  const more = thing === undefined ? '' : ` ${thing.type ?? ''} ${thing.where ?? ''}`;
  return `${Object.entries(rest).map(([key, value]) => (
    value === true ? key : `${key}=${value} ${value}`)).join(' ')}${more}`.toLowerCase();
}

const AT_ONCE = 4000;
const MOST_HITS = 10_000;

export class Search {
  hits = [];
  #model;
  #texts = [];
  #wanted = [];
  #next = 0;

  constructor(model) {
    this.#model = model;
  }

  begin(words) {
    this.#wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    this.#next = 0;
    this.hits = [];
    this.goOn();
  }

  get isOver() {
    return this.#wanted.length === 0 || this.#next >= this.#model.length ||
      this.hits.length >= MOST_HITS;
  }

  goOn() {
    const end = Math.min(this.#next + AT_ONCE, this.#model.length);
    for (; this.#next < end && !this.isOver; this.#next++) {
      const text = this.#texts[this.#next] ??= textOf(this.#model, this.#next);
      if (this.#wanted.every((word) => text.includes(word))) this.hits.push(this.#next);
    }
  }
}
