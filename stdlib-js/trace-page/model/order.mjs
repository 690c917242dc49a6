// Why one thing came before another: "why did this print first?".
//
//   whyBefore(model, first, second)   a sentence; both are indexes of records, first < second
//   neighbours(model, index)          the prints before and after a print: {before, after}

import { WHEEL } from './kinds.mjs';
import { nameOf } from './names.mjs';
import { duration } from './places.mjs';

const MICROTASKS = new Set(['PROMISE', 'Microtask']);

function isDrained({ thing: { type } }) {
  return type === 'TickObject' || MICROTASKS.has(type);
}

// Where a record stands: in the main script, in a callback, or in neither.
function placeOf(model, index) {
  const span = model.spanAt(index);
  return {
    index, span, phase: model.phaseAt(index), turn: model.turnAt(index),
    inScript: span === undefined && model.phaseAt(index) === 'script',
    drained: span !== undefined && isDrained(span),
  };
}

// Whether both belong to one drain: nothing but ticks and microtasks began in between.
function inOneDrain(model, first, second) {
  for (let n = first.span.n + 1; n <= second.span.n; n++) {
    if (!isDrained(model.callbacks[n])) return false;
  }
  return first.phase === second.phase && first.turn === second.turn;
}

function withinDrain(model, first, second) {
  const [one, two] = [first.span.thing, second.span.thing];
  const ticks = [one, two].map(({ type }) => type === 'TickObject');
  if (ticks[0] && !ticks[1]) {
    return 'callbacks of nextTick run before microtasks (promises, await), whichever was ' +
      'queued first';
  }
  if (!ticks[0] && ticks[1]) {
    return 'the microtasks were being run already, and all of them run before nextTick is looked ' +
      'at again';
  }
  return ticks[0] ? 'callbacks of nextTick run in the order in which they were queued'
    : 'microtasks run in the order in which they became ready';
}

function byPhase(first, second) {
  const [one, two] = [first, second].map(({ phase }) => WHEEL.indexOf(phase));
  if (one < 0 || two < 0 || one >= two) return undefined;
  return `in each turn the ${first.phase} phase comes before the ${second.phase} phase`;
}

function byPlace(first, second) {
  if (first.turn !== second.turn) return `turn ${first.turn} comes before turn ${second.turn}`;
  return byPhase(first, second) ?? 'the loop came there earlier';
}

const IN_PHASE = {
  timers: 'timers fire in the order of their deadlines, and equal ones in the order in which ' +
    'they were set',
  check: 'immediates run in the order in which they were set',
  dispatch: 'callbacks of I/O run in the order in which the outcomes came',
};

// What the second had to wait for, so that it came in a later turn.
function whyLater(model, first, second) {
  const { thing } = second.span;
  const name = nameOf(model, thing);
  const turns = `the first ran in turn ${first.turn} (${first.phase}), the second in turn ` +
    `${second.turn} (${second.phase})`;
  if (thing.made > first.index) return `${name} did not exist yet: it was made later`;
  if (thing.type === 'Timeout') {
    const left = (second.span.due ?? thing.due) - model.timeOf(first.index);
    return left > 0 ? `${turns}; ${name} was due only ${duration(left)} later`
      : `${turns}: its timers phase was the next after ${name} was due`;
  }
  if (thing.type === 'Immediate') {
    return `${turns}: an immediate waits for the check phase`;
  }
  return `${turns}; the outcome that ${name} waited for came only then`;
}

// Behind the last turn: beforeExit and exit.
function isAtTheEnd({ span, phase }) {
  return span === undefined && phase === undefined;
}

function reason(model, first, second) {
  if (first.inScript && second.inScript) return 'the script runs from its first line to its last';
  if (isAtTheEnd(second)) {
    return isAtTheEnd(first) ? 'both belong to the end of the program'
      : 'the second belongs to the end of the program: nothing kept it alive any more';
  }
  if (first.inScript) return 'the main script runs to its end before any callback does';
  if (first.span === undefined || second.span === undefined) return byPlace(first, second);
  if (first.span === second.span) return 'a callback runs to its end, line by line';
  if (first.span === second.span.parent || first.span.parent === second.span) {
    return 'one of them runs inside the other';
  }
  if (first.drained && second.drained && inOneDrain(model, first, second)) {
    return withinDrain(model, first, second);
  }
  if (first.drained && !second.drained && first.turn === second.turn &&
      first.phase === second.phase) {
    return 'after each callback all of nextTick and the microtasks run before the loop goes on';
  }
  if (second.drained) {
    const behind = root(model, second);
    if (behind.span === first.span) {
      return 'a callback runs to its end; only then come nextTick and the microtasks';
    }
    if (behind !== second) return reason(model, first, behind);
  }
  if (first.turn !== second.turn && first.phase !== 'script') {
    return whyLater(model, first, second);
  }
  return withinTurn(model, first, second);
}

function withinTurn(model, first, second) {
  if (first.phase === 'script') {
    return 'what the main script queued with nextTick and promises runs before the first turn';
  }
  return byPhase(first, second) ?? IN_PHASE[first.phase] ?? 'the loop came there earlier';
}

// Of a tick or microtask: the callback behind which it ran.
function root(model, place) {
  for (let n = place.span.n - 1; n >= 0; n--) {
    const span = model.callbacks[n];
    if (isDrained(span)) continue;
    return span.turn === place.turn ? { ...place, span, drained: false } : place;
  }
  return place;
}

export function whyBefore(model, first, second) {
  const text = reason(model, placeOf(model, first), placeOf(model, second));
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

export function neighbours(model, index) {
  const nth = model.prints.indexOf(index);
  return nth < 0 ? {} : { before: model.prints[nth - 1], after: model.prints[nth + 1] };
}
