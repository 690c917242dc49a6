// A trace as lanes of bars, and which of them are worth drawing at a zoom.
//
//   lanesOf(model)   [{name, bars: [{begin, end (indexes of records), kind, label(), span,
//                     isPoint (it has no length), took (ns before its record, of what has one)}]}]
//   visible(bars, axis, from, to, pixel, draw)
//       draw(bar, x0, x1, count, next) for bars within [from, to]; bars closer together than a
//       pixel are one: count says how many. next: where the one behind begins. axis.place(index) is
//       where a record lies, axis.begin(bar) where a bar begins.
//
// The bars of a lane do not overlap and are in order, so that what is in sight is found by halving,
// and the cost of drawing depends on the pixels, not on the records.

import { labelOf } from './model/names.mjs';

const OPERATION_LANES = 5;

function bar(model, span, kind, label) {
  return { begin: span.begin, end: span.end < 0 ? model.length - 1 : span.end, kind, label, span };
}

function callbackLanes(model) {
  const lanes = [[], []];
  for (const span of model.callbacks) {
    const lane = lanes[span.parent === undefined ? 0 : 1];
    const last = lane.at(-1);
    if (last !== undefined && last.end > span.begin) continue;
    lane.push(bar(model, span, span.thing.type, () => labelOf(model, span.thing)));
  }
  return lanes;
}

// Operations in flight go into the first lane that is free.
function operationLanes(model) {
  const lanes = Array.from({ length: OPERATION_LANES }, () => []);
  for (const thing of model.things) {
    if (thing.kind !== 'op' || thing.made < 0 || thing.inline) continue;
    const lane = lanes.find((bars) => bars.length === 0 || bars.at(-1).end <= thing.made);
    lane?.push(bar(model, { begin: thing.made, end: thing.ended, thing }, `op ${thing.type}`,
                   () => labelOf(model, thing)));
  }
  return lanes;
}

function points(model, indexes, kind, label) {
  return indexes.map((index) => ({
    begin: index, end: index, isPoint: true, kind, label: () => label(model.records[index]),
    span: { begin: index },
  }));
}

function syncBars(model) {
  return model.syncs.map((thing) => ({
    begin: thing.made, end: thing.made, took: thing.took, kind: 'sync',
    label: () => labelOf(model, thing), span: { begin: thing.made, thing },
  }));
}

function threadLanes(model) {
  const lanes = new Map();
  for (const span of model.works) {
    if (!lanes.has(span.thread)) lanes.set(span.thread, []);
    lanes.get(span.thread).push(bar(model, span, 'work', () => labelOf(model, span.thing)));
  }
  return [...lanes].sort().map(([name, bars]) => ({ name, bars }));
}

export function lanesOf(model) {
  const [outer, inner] = callbackLanes(model);
  const phases = model.phases.map((span) => bar(model, span, span.phase, () => span.phase));
  const sleeps = model.polls.filter(({ wait }) => wait > 0)
    .map((span) => bar(model, span, 'sleep', () => 'asleep'));
  const collections = model.collections.map((span) => bar(model, span, 'garbage', () => span.kind));
  return [
    { name: 'phases', bars: phases },
    { name: 'callbacks', bars: outer },
    { name: 'inside them', bars: inner },
    { name: 'prints', bars: points(model, model.prints, 'print', ({ text }) => text) },
    { name: 'problems', bars: points(model, model.problems, 'garbage', ({ text }) => text) },
    { name: 'sync files', bars: syncBars(model) },
    { name: 'marks', bars: points(model, model.marks, 'print', ({ name }) => name) },
    { name: 'asleep', bars: sleeps },
    ...operationLanes(model).map((bars, n) => ({ name: n === 0 ? 'operations' : '', bars })),
    ...threadLanes(model),
    { name: 'garbage', bars: collections },
  ].filter(({ bars }) => bars.length > 0);
}

// The first bar whose end is at or behind `from`.
function firstAfter(bars, place, from, low = 0) {
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(bars[middle].end) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function visible(bars, axis, from, to, pixel, draw) {
  const { place } = axis;
  for (let n = firstAfter(bars, place, from); n < bars.length;) {
    const begin = axis.begin(bars[n]);
    if (begin > to) return;
    const end = place(bars[n].end);
    const next = end - begin < pixel ? firstAfter(bars, place, begin + pixel, n + 1) : n + 1;
    draw(bars[n], begin, end, next - n, next < bars.length ? axis.begin(bars[next]) : Infinity);
    n = next;
  }
}
