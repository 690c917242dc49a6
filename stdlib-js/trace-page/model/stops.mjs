// Where to stop: the next phase, callback, print..., breakpoints, and the search.
//
//   STOPS                          {name: test(record)}
//   seek(model, from, step, test)  the next index from there for which test(index) holds, or -1
//   breaks(model, point, index)    whether a breakpoint {kind, value} is met
//   new Choices(model)             list: what breakpoints can be made of, [{kind, values}], also of
//                                  what the model has taken meanwhile
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

export class Choices {
  #model;
  #found = {
    phase: new Set(), queue: new Set(QUEUES), operation: new Set(), handle: new Set(),
    callback: new Set(), place: new Set(), synchronous: new Set(), problem: new Set(),
  };
  #taken = new Map(); // list of the model -> how many of it have been looked at
  #lists = new Map();

  constructor(model) {
    this.#model = model;
  }

  get list() {
    const { records } = this.#model;
    for (const { phase } of this.#new('phases')) this.#add('phase', phase);
    for (const thing of this.#new('things')) this.#addThing(thing);
    for (const index of this.#new('prints')) this.#addPlace(records[index].where);
    for (const index of this.#new('problems')) this.#add('problem', records[index].what);
    return Object.keys(this.#found).map((kind) => ({ kind, values: this.#valuesOf(kind) }));
  }

  * #new(name) {
    const list = this.#model[name];
    for (let n = this.#taken.get(name) ?? 0; n < list.length; n++) yield list[n];
    this.#taken.set(name, list.length);
  }

  #add(kind, value) {
    const values = this.#found[kind];
    if (value !== undefined && values.size < MOST_CHOICES) values.add(value);
  }

  #addPlace(where) {
    if (where !== undefined) this.#add('place', shortPlace(where));
  }

  #addThing({ kind, type, number, action, where }) {
    if (kind === 'op') this.#add('operation', type);
    else if (kind === 'handle') this.#add('handle', number);
    else if (kind === 'callback') this.#add('callback', type);
    else if (kind === 'sync') this.#add('synchronous', action);
    this.#addPlace(where);
  }

  // The same array as long as there are the same.
  #valuesOf(kind) {
    const { size } = this.#found[kind];
    if (this.#lists.get(kind)?.length !== size) this.#lists.set(kind, [...this.#found[kind]]);
    return this.#lists.get(kind);
  }
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
