// What the events of JavaScript change in a Model: what is scheduled, called, settled, printed.
//
//   SCRIPT_EVENTS[event](model, index, record)
//   linkRequest(model, thing, kind, index)   an operation or a work and the request that it serves
//   rememberAlarm(model, index, delay)       the kernel was asked for a timer: for whom?
//   knownCallback(model, id)                 what has that async id

import { ROOT, isPromise, isRequest, queueOf } from './kinds.mjs';

// The request that an operation serves is what was scheduled beside it, of a type that fits: behind
// it if it was done at once, else before.
const REQUEST_OF = {
  connect: /CONNECTWRAP$/, shutdown: /SHUTDOWNWRAP$/, send: /WRITEWRAP$|SENDWRAP$/,
  accept: /SERVERWRAP$/, file: /^FSREQ/, work: /REQ|JOB$|^ZLIB|^BROTLI/,
};
const NEAR = 3;

// The records before one that are the loop's: the threads of the pool write whenever they like.
function * before(model, index) {
  let left = NEAR;
  for (let i = index - 1; i >= 0 && left > 0; i--) {
    if (model.records[i].event.startsWith('work-')) continue;
    left--;
    yield model.records[i];
  }
}

export function linkRequest(model, thing, kind, index) {
  for (const { event, id, type } of before(model, index)) {
    if (event !== 'schedule' || !REQUEST_OF[kind]?.test(type)) continue;
    const request = model.ids.get(id);
    if (request.serves === undefined) return join(thing, request);
  }
}

function join(thing, request) {
  thing.request = request;
  request.serves = thing;
}

function linkOperation(model, request, index) {
  if (!/^FSREQ/.test(request.type)) return;
  for (const { event, kind, op: number } of before(model, index)) {
    if (event === 'work' && number !== undefined) continue; // for what was submitted before it
    const op = event === 'submit' && kind === 'file' ? model.numbered.op.get(number) : undefined;
    if (op !== undefined && op.request === undefined) join(op, request);
    return;
  }
}

export function rememberAlarm(model, index, delay) {
  const before = model.records[index - 1];
  if (before?.event !== 'schedule' || before.type !== 'Timeout') return;
  const timeout = model.ids.get(before.id);
  timeout.delay ??= delay;
  timeout.due = model.timeOf(index) + delay;
}

function executing(model) {
  if (model.span !== undefined) return model.span.thing.id;
  return ROOT;
}

// A promise that then() or await made, or one that waits for somebody's resolve()? The trigger of
// the first is the promise that it follows; of the second, what was running.
function followed(model, thing) {
  if (!isPromise(thing.type) || thing.trigger === executing(model)) return undefined;
  const parent = model.ids.get(thing.trigger);
  return parent !== undefined && isPromise(parent.type) ? parent : undefined;
}

function makeReady(model, thing, index) {
  if (thing.ran.length > 0 || thing.settled >= 0) return;
  thing.ready = index;
  model.put('microtasks', thing, index);
}

function addCallback(model, made, fields) {
  const thing = model.addThing('callback', made, {
    ran: [], settled: -1, ready: -1, cleared: -1, repeats: false, followers: [], ...fields,
  });
  model.ids.set(thing.id, thing);
  return thing;
}

// What was scheduled before the trace began, or in a record that is missing.
export function knownCallback(model, id, type = 'unknown') {
  return model.ids.get(id) ?? addCallback(model, -1, { id, type });
}

function scheduled(model, index, { id, trigger, type, where, delay: ms }) {
  const thing = addCallback(model, index, { id, trigger, type, where });
  if (ms !== undefined) setDelay(model, thing, index, ms * 1e6);
  const queue = queueOf(type);
  if (queue !== null) model.put(queue, thing, index);
  if (isRequest(type)) linkOperation(model, thing, index);
  thing.follows = followed(model, thing);
  if (thing.follows === undefined) return;
  if (thing.follows.settled >= 0) makeReady(model, thing, index);
  else thing.follows.followers.push(thing);
}

function setDelay(model, thing, index, delay) {
  thing.delay = delay;
  thing.due = model.timeOf(index) + delay;
}

function callback(model, index, { id }) {
  const thing = knownCallback(model, id);
  const span = model.addSpan(model.callbacks, index, {
    thing, parent: model.span, phase: model.phase, turn: model.turn, nth: thing.ran.length,
  });
  if (thing.type === 'Timeout') timeoutRuns(model, thing, span, index);
  thing.ran.push(span);
  model.span = span;
  const queue = queueOf(thing.type);
  if (queue !== null && queue !== 'promises') model.take(queue, thing, index);
  model.take('microtasks', thing, index);
}

function timeoutRuns(model, thing, span, index) {
  if (thing.ran.length === 1) {
    // An interval, as we learn now: it has been waiting since its first callback ended.
    thing.repeats = true;
    if (thing.ran[0].end >= 0) model.putSince('timers', thing, thing.ran[0].end);
  }
  const fired = model.fired;
  if (fired !== undefined && !fired.told && index - fired.index <= 2) {
    fired.told = true;
    span.due = fired.due;
    if (thing.ran.length === 0) thing.due = fired.due;
  }
}

function callbackEnd(model, index, { id }) {
  knownCallback(model, id);
  let span = model.span;
  while (span !== undefined && span.thing.id !== id) span = span.parent;
  if (span === undefined) return;
  for (let inner = model.span; inner !== span.parent; inner = inner.parent) inner.end = index;
  model.span = span.parent;
  if (span.thing.repeats && span.thing.cleared < 0) model.put('timers', span.thing, index);
}

function settled(model, index, { id }) {
  const thing = knownCallback(model, id, 'PROMISE');
  if (thing.settled >= 0) return;
  thing.settled = index;
  model.take('promises', thing, index);
  model.take('microtasks', thing, index);
  for (const follower of thing.followers) makeReady(model, follower, index);
}

function cleared(model, index, { id }) {
  const thing = knownCallback(model, id);
  thing.cleared = index;
  const queue = queueOf(thing.type);
  if (queue !== null) model.take(queue, thing, index);
}

function destroyed(model, index, { id }) {
  const thing = knownCallback(model, id);
  thing.ended = index;
  const queue = queueOf(thing.type);
  if (queue !== null) model.take(queue, thing, index);
}

export const SCRIPT_EVENTS = {
  schedule: scheduled,
  callback,
  'callback-end': callbackEnd,
  settle: settled,
  clear: cleared,
  destroy: destroyed,
  ticks(model, index, { count }) {
    const since = model.drains.at(-1)?.index ?? -1;
    model.drains.push({ index, since, count });
  },
  print(model, index, { fd, text }) {
    model.prints.push(index);
    for (const line of text.replace(/\n$/, '').split('\n')) {
      model.output.push({ index, text: line, fd });
    }
  },
  mark: (model, index) => model.marks.push(index),
  problem(model, index, { what, text }) {
    model.problems.push(index);
    model.output.push({ index, text: `${what}: ${text}`, isProblem: true });
  },
};
