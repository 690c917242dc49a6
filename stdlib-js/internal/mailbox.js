'use strict';
// Completions, delivered once per turn: the JavaScript side of bindings/core/mailbox.h.
//
//   newRequest(callback, type, parent, resource) -> id   a one-shot request; callback(result,
//                                   payloadAt, count); the others are what async_hooks tells of it
//   completeSoon(id)                what the request stands for is done: told behind what has come
//                                   in this turn, as libuv does, or else in the next
//   cancelRequest(id)               forget it; its completion is dropped
//   nextRequestId()                 the id that newRequest will give next
//   tellSoon(answer, type)          what was answered within the call: answer.tell() runs with the
//                                   completions of the next turn, before what comes in there
//   tellWhenTaken(answer, type)     the same for what the call has offered: answer.answered(it)
//                                   runs before; answer.late(result, at, count) instead of both
//                                   if it has to wait after all
//   onMail(kind, handler)           handler(target, result, payloadAt, count) for a kind of record
//   onClosed(kind, handler)         handler(target, result) for the close callbacks of a kind
//   mail                            the numbers: a record's payload starts at payloadAt
//   takeValue(index)                the value that a payload names
//   deliveryTime()                  the turn's time, ms as timers count
//
// A handler reads its payload before it calls anybody else's code. After each record nextTick and
// microtasks are drained. When a handler throws, the kernel handles the exception and comes back
// for the rest: the cursor stands behind the record that threw.

const {
  mailNumbers, closedNumbers, counts: loopCounts, mayDeliverMore,
} = internalBinding('loop');
const { now } = internalBinding('timers');
const { runTicks } = require('internal/task_queues');
const {
  captureContext, destroyContext, leaveContext, resetContext, swapContext,
} = require('internal/async_context');

// As enum MailKind in bindings/core/mailbox.h.
const kinds = {
  __proto__: null,
  request: 0, slab: 1, slabGone: 2, stream: 3, accept: 4, datagram: 5, http: 6, signal: 7, exit: 8,
  watch: 9,
};

const mail = mailNumbers();
const closed = closedNumbers();
const mailValues = [[], []];
const closedValues = [[], []];

const handlers = new Array(16).fill(undefined);
const closedHandlers = new Array(16).fill(undefined);

// ---- requests --------------------------------------------------------------------------------

const callbacks = [];
const contexts = [];
const freeIds = [];

function newRequest(callback, type, parent, resource) {
  return addRequest(callback, captureContext(type, resource, parent));
}

function addRequest(callback, context) {
  const id = freeIds.length > 0 ? freeIds.pop() : callbacks.length;
  callbacks[id] = callback;
  contexts[id] = context;
  return id;
}

function nextRequestId() {
  return freeIds.length > 0 ? freeIds[freeIds.length - 1] : callbacks.length;
}

function dropped() {}

function cancelRequest(id) {
  callbacks[id] = dropped;
}

// A request that the native side refused at once will never be told of.
function releaseRequest(id) {
  callbacks[id] = undefined;
  freeIds.push(id);
}

handlers[kinds.request] = function onRequest(id, result, at, count) {
  const callback = callbacks[id];
  callbacks[id] = undefined;
  freeIds.push(id);
  const context = contexts[id];
  const before = swapContext(context);
  callback(result, at, count);
  leaveContext(before);
  destroyContext(context);
};

// ---- answered at once ------------------------------------------------------------------------

// Two lists, used in turn: what is answered while one is told goes to the other.
const kAnswers = 2;
const kOffer = 3;
const counts = loopCounts(); // [of immediates, of immediates, answers, the last offer]
const { takeOffered } = internalBinding('fs');
let answers = [];
let told = [];
let toldAt = 0;
let toldEnd = 0;

// `answer` has a method tell(), and a place for its context.
function tellSoon(answer, type) {
  answer.context = captureContext(type);
  answers[counts[kAnswers]++] = answer;
}

function tellWhenTaken(answer, type) {
  answer.offer = counts[kOffer];
  tellSoon(answer, type);
}

// What was offered is done by now, by whoever came first, unless it has to wait.
function isTaken(answer) {
  const outcome = takeOffered(answer.offer, nextRequestId());
  if (outcome === undefined) {
    addRequest((result, at, count) => answer.late(result, at, count), answer.context);
    return false;
  }
  answer.offer = undefined;
  answer.answered(outcome);
  return true;
}

function swapAnswers() {
  toldAt = 0;
  toldEnd = counts[kAnswers];
  counts[kAnswers] = 0;
  const before = told;
  told = answers;
  answers = before;
}

function tellAnswers() {
  while (toldAt < toldEnd) {
    const answer = told[toldAt];
    told[toldAt++] = undefined;
    if (answer.offer !== undefined && !isTaken(answer)) continue;
    resetContext();
    const { context } = answer;
    const before = swapContext(context);
    answer.tell();
    leaveContext(before);
    destroyContext(context);
    runTicks();
  }
}

// ---- dispatch --------------------------------------------------------------------------------

let cursor = 0;
let end = 0;
let entryTime = -1;
let dispatching = false;
const soon = []; // requests that are done

// The turn's time, ms: asked for once while records are delivered, each time otherwise.
function deliveryTime() {
  if (!dispatching) return now();
  if (entryTime < 0) entryTime = now();
  return entryTime;
}

// `length` doubles are there, or -1: go on after an exception.
function dispatch(length) {
  if (length >= 0) {
    cursor = 0;
    end = length;
    dispatching = true;
    swapAnswers();
  }
  if (toldAt < toldEnd) tellAnswers();
  while (cursor < end) {
    const at = cursor;
    const count = mail[at + 3];
    cursor = at + 4 + count;
    resetContext();
    const kind = mail[at];
    const target = mail[at + 1];
    const apart = handlers[kind](target, mail[at + 2], at + 4, count);
    // A message's parts that came together are told together, as by a parser that calls back; only
    // behind a piece of a request's body does Node, too, let go first what waits for a tick.
    if (kind === kinds.http && apart !== true && cursor < end && mail[cursor] === kinds.http &&
        mail[cursor + 1] === target) continue;
    runTicks();
  }
  while (soon.length > 0) {
    resetContext();
    handlers[kinds.request](soon.shift(), 0, 0, 0);
    runTicks();
  }
  // What a turn would do that has nothing but these to tell.
  while (counts[kAnswers] > 0 && mayDeliverMore()) {
    entryTime = -1;
    swapAnswers();
    tellAnswers();
  }
  dispatching = false;
  entryTime = -1;
}

function completeSoon(request) {
  if (dispatching) soon.push(request);
  else internalBinding('loop').postRequest(request);
}

let closedCursor = 0;
let closedEnd = 0;

function dispatchClosed(length) {
  if (length >= 0) {
    closedCursor = 0;
    closedEnd = length;
  }
  while (closedCursor < closedEnd) {
    const at = closedCursor;
    closedCursor = at + 4 + closed[at + 3];
    resetContext();
    closedHandlers[closed[at]](closed[at + 1], closed[at + 2]);
    runTicks();
  }
}

function takeValue(index) {
  const values = mailValues[index & 1];
  const value = values[index >> 1];
  values[index >> 1] = undefined;
  return value;
}

function onMail(kind, handler) {
  handlers[kinds[kind]] = handler;
}

function onClosed(kind, handler) {
  closedHandlers[kinds[kind]] = handler;
}

// One name for each request that is under way.
function activeRequests() {
  const waiting = callbacks.filter((callback) => callback !== undefined).length;
  return new Array(waiting + counts[kAnswers] + toldEnd - toldAt).fill('FSReqCallback');
}

module.exports = {
  activeRequests, completeSoon, mail, newRequest, nextRequestId, tellSoon, tellWhenTaken,
  cancelRequest, releaseRequest, onMail, onClosed,
  takeValue, dispatch, dispatchClosed, mailValues, closedValues, deliveryTime,
};
