// What the page shows and where it is: traces, a place in each, playing, breakpoints, selection.
// No DOM here: the views ask it, and it calls `changed` when they have to ask again.
//
//   new Player({traces, sources}, changed)
//   lead                  the trace that is moved; the others follow it by cause
//   to(index), step(by), next(stop, by), run(by) (to a breakpoint), ends: toStart(), toEnd()
//   play(), pause(), advance(ms) (called while it plays), speed
//   select({trace, index | thing}), addBreak(point), removeBreak(n)
//   search(words), hits; while it searches, searchOn() is called for each picture

import { Comparison } from './model/compare.mjs';
import { Cursor } from './model/cursor.mjs';
import { latestOf } from './model/latest.mjs';
import { Model } from './model/model.mjs';
import { Reader, parse } from './model/parse.mjs';
import { Choices, STOPS, Search, breaks, seek } from './model/stops.mjs';
import { lintsOf } from './model/lints.mjs';

export const SPEEDS = [0.5, 1, 2, 4, 10, 30, 100, 300, 1000, 5000];

const LINTS_EVERY_MS = 1000;

class Trace {
  faults = 0; // lines that could not be read
  isCut = false; // the last one is not whole
  #choices;
  #lints;
  #search;

  constructor(name, model) {
    this.model = model;
    this.cursor = new Cursor(this.model);
    this.name = name || this.model.header.loop || 'trace';
  }

  // Of a live trace, looked for once a second, or less often if that takes long.
  lints(isLive) {
    const { length } = this.model;
    const now = Date.now();
    const old = this.#lints;
    if (old?.isLive !== isLive || (old.length !== length && now > old.again)) {
      const list = lintsOf(this.model, isLive);
      const took = Date.now() - now;
      this.#lints = { length, isLive, list, again: now + Math.max(LINTS_EVERY_MS, 30 * took) };
    }
    return this.#lints.list;
  }

  get choices() {
    this.#choices ??= new Choices(this.model);
    return this.#choices.list;
  }

  get search() {
    this.#search ??= new Search(this.model);
    return this.#search;
  }
}

function traceOf({ name, lines }) {
  const { header, records, faults, isCut } = parse(lines);
  const model = new Model(header);
  model.append(records);
  return Object.assign(new Trace(name, model), { faults, isCut });
}

// Two runs on one loop have the same name: the second is "uring 2".
function nameApart(traces) {
  const seen = new Map();
  for (const trace of traces) {
    const nth = (seen.get(trace.name) ?? 0) + 1;
    seen.set(trace.name, nth);
    if (nth > 1) trace.name += ` ${nth}`;
  }
}

export class Player {
  traces;
  sources = new Map();
  lead = 0;
  speed = 3;
  playing = false;
  isLive = false; // its program still runs
  follows = false; // a live trace: the place is its end
  mostLive = 300_000; // records of a live trace
  keptLive = 20_000; // of those, how many stay when there is no more room
  letGo = 0; // how many have gone
  breakpoints = [];
  selected;
  query = '';
  #changed;
  #owed = 0;
  #comparison;
  #reader;
  #stops = [];
  #hasEnded = false;

  constructor({ traces = [], sources = {} }, changed = () => {}) {
    this.traces = traces.map(traceOf);
    nameApart(this.traces);
    this.addSources(sources);
    this.#changed = changed;
    if (this.traces.length > 0) this.to(0);
  }

  addSources(sources) {
    for (const [path, text] of Object.entries(sources ?? {})) {
      this.sources.set(path.replace(/^file:\/\//, ''), text);
    }
  }

  // ---- live ----

  // The program of the live trace.
  ended() {
    this.#hasEnded = true;
    this.isLive = false;
    this.#changed();
  }

  get lints() {
    return this.trace.lints(this.isLive);
  }

  // When the program was stopped from the page: [from, to] in ms since 1970.
  set stops(list) {
    this.#stops = list;
    this.#tellStops();
  }

  #tellStops() {
    if (this.model === undefined) return;
    const { began = 0 } = this.model.header;
    this.model.stops = this.#stops.map((times) => times.map((ms) => (ms - began) * 1e6));
  }

  // While one looks back, what is looked at must not go.
  get wants() {
    return this.follows || (this.model?.length ?? 0) < this.mostLive;
  }

  // Text of a trace that is being made. The first of it is the header.
  receive(text) {
    this.#reader ??= new Reader();
    const records = this.#reader.push(text);
    if (this.traces.length === 0) {
      if (this.#reader.header === null) return;
      this.traces.push(new Trace('', new Model(this.#reader.header)));
      this.isLive = !this.#hasEnded;
      this.follows = true;
      this.#tellStops();
    }
    this.model.append(records);
    if (this.follows) {
      if (this.model.length > this.mostLive) this.#letGo();
      this.#place(this.model.length - 1);
      this.selected = { trace: 0, index: this.index };
    }
    this.#changed();
  }

  // The oldest records go.
  #letGo() {
    const { name, model } = this.trace;
    const kept = latestOf(model, this.keptLive);
    this.letGo += model.length - kept.length;
    this.traces[0] = new Trace(name, kept);
    this.search(this.query);
    this.#tellStops();
  }

  // ---- where it is ----

  get trace() {
    return this.traces[this.lead];
  }

  get model() {
    return this.trace?.model;
  }

  get index() {
    return this.trace.cursor.index;
  }

  get comparison() {
    const lengths = this.traces.map(({ model }) => model.length).join();
    if (this.#comparison?.lengths !== lengths) {
      const models = this.traces.map(({ model }) => model);
      this.#comparison = { lengths, value: new Comparison(models) };
    }
    return this.#comparison.value;
  }

  to(index) {
    this.follows = false;
    this.#place(index);
    this.selected = { trace: this.lead, index: this.index };
    this.#changed();
  }

  #place(index) {
    this.trace.cursor.seek(index);
    if (this.traces.length < 2) return;
    const ends = this.index === this.model.length - 1;
    this.traces.forEach(({ cursor, model }, which) => {
      if (which === this.lead) return;
      cursor.seek(ends ? model.length - 1 : this.comparison.same(this.lead, this.index, which));
    });
  }

  leadWith(which) {
    this.lead = which;
    this.selected = { trace: which, index: this.index };
    this.trace.search.begin(this.query);
    this.#changed();
  }

  step(by) {
    this.pause();
    this.to(this.index + by);
  }

  next(stop, by) {
    this.pause();
    return this.#seek(by, (i) => STOPS[stop](this.model.records[i]));
  }

  run(by) {
    this.pause();
    if (this.breakpoints.length === 0) return false;
    return this.#seek(by, (i) => this.#breaksAt(i));
  }

  #breaksAt(index) {
    return this.breakpoints.some((point) => breaks(this.model, point, index));
  }

  #seek(by, test) {
    const found = seek(this.model, this.index, by, test);
    this.to(found >= 0 ? found : by > 0 ? this.model.length - 1 : 0);
    return found >= 0;
  }

  toStart() {
    this.pause();
    this.to(0);
  }

  toEnd() {
    this.pause();
    this.to(this.model.length - 1);
    this.follows = true;
  }

  get choices() {
    return this.trace.choices;
  }

  // ---- playing ----

  play() {
    if (this.index >= this.model.length - 1) this.to(0);
    this.playing = true;
    this.#owed = 0;
    this.#changed();
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.#changed();
  }

  advance(ms) {
    this.#owed += SPEEDS[this.speed] * ms / 1000;
    let steps = Math.floor(this.#owed);
    this.#owed -= steps;
    let index = this.index;
    while (steps-- > 0 && index < this.model.length - 1) {
      if (!this.#breaksAt(++index)) continue;
      this.playing = false;
      break;
    }
    if (index >= this.model.length - 1) this.playing = false;
    if (index !== this.index) this.to(index);
    else if (!this.playing) this.#changed();
  }

  faster(by) {
    this.speed = Math.max(0, Math.min(SPEEDS.length - 1, this.speed + by));
    this.#changed();
  }

  // ---- what is looked at, looked for, stopped at ----

  select(what) {
    this.selected = what;
    this.#changed();
  }

  addBreak(point) {
    if (!this.breakpoints.some((other) => (
      other.kind === point.kind && other.value === point.value))) this.breakpoints.push(point);
    this.#changed();
  }

  removeBreak(n) {
    this.breakpoints.splice(n, 1);
    this.#changed();
  }

  search(words) {
    this.query = words;
    this.trace.search.begin(words);
    this.#changed();
  }

  get hits() {
    return this.query === '' ? [] : this.trace.search.hits;
  }

  // In a long trace a search takes a while: it goes on with each picture.
  get searches() {
    return this.query !== '' && !this.trace.search.isOver;
  }

  searchOn() {
    if (this.searches) this.trace.search.goOn();
  }

  nextHit(by) {
    if (this.hits.length === 0) return;
    const after = this.hits.findIndex((index) => index > this.index);
    const at = this.hits.indexOf(this.index);
    const from = at >= 0 ? at : after < 0 ? this.hits.length : after - (by > 0 ? 1 : 0);
    this.pause();
    this.to(this.hits.at((from + by) % this.hits.length));
  }
}
