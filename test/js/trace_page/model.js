'use strict';
// The page's model: what is going on after each record, forward and back.
const assert = require('assert');
const { makeLines, modelOf, page } = require('./fixtures/trace');

const EVENTS = [
  ['phase', { phase: 'script' }],
  ['schedule', { id: 2, trigger: 1, type: 'Timeout', where: '/app.js:1:1' }],
  ['timer', { timer: 1, in: 5_000_000 }],
  ['schedule', { id: 3, trigger: 1, type: 'TickObject', where: '/app.js:2:1' }],
  ['schedule', { id: 4, trigger: 1, type: 'PROMISE', where: '/app.js:3:1' }],
  ['schedule', { id: 5, trigger: 4, type: 'PROMISE', where: '/app.js:3:9' }],
  ['submit', { op: 2, kind: 'accept', handle: 1, generation: 1 }],
  ['callback', { id: 3 }],
  ['settle', { id: 4 }],
  ['print', { fd: 1, text: 'tick\n' }],
  ['callback-end', { id: 3 }],
  ['callback', { id: 5 }],
  ['settle', { id: 5 }],
  ['callback-end', { id: 5 }],
  ['ticks', { count: 1 }],
  ['phase-end', { phase: 'script' }],
  ['turn', { turn: 1 }],
  ['phase', { phase: 'poll' }],
  ['poll', { wait: 1_000_000 }],
  ['poll-end', { events: 2, calls: 1, submissions: 1 }],
  ['phase-end', { phase: 'poll' }],
  ['phase', { phase: 'dispatch' }],
  ['complete', { op: 2, kind: 'accept', handle: 1, generation: 1, result: 0, more: true }],
  ['complete', { op: 2, kind: 'accept', handle: 1, generation: 1, result: -125,
    error: 'ECANCELED' }],
  ['phase-end', { phase: 'dispatch' }],
  ['turn-end', { turn: 1 }],
];

function at(event) {
  return EVENTS.findIndex(([name]) => name === event);
}

function ids(things) {
  return things.map((thing) => thing.id ?? thing.number);
}

async function testStates() {
  const { Cursor } = await page('model/cursor');
  const model = await modelOf(makeLines(EVENTS));
  const cursor = new Cursor(model);
  assert.strictEqual(model.length, EVENTS.length);
  const waits = (index, queue) => ids(cursor.seek(index).waiting(queue));
  assert.deepStrictEqual(waits(-1, 'ticks'), []);
  assert.deepStrictEqual(waits(3, 'ticks'), [3]);
  assert.deepStrictEqual(waits(at('callback'), 'ticks'), []);
  // The second promise follows the first, and is ready when that is settled.
  assert.deepStrictEqual(waits(5, 'microtasks'), []);
  assert.deepStrictEqual(waits(at('settle'), 'microtasks'), [5]);
  assert.deepStrictEqual(waits(11, 'microtasks'), []);
  assert.deepStrictEqual(waits(11, 'promises'), [5]);
  assert.deepStrictEqual(waits(EVENTS.length - 1, 'promises'), []);
  // Handed over when the driver is asked, gone with the event that is the last.
  assert.deepStrictEqual([waits(6, 'driver'), waits(6, 'kernel')], [[2], []]);
  assert.deepStrictEqual([waits(18, 'driver'), waits(18, 'kernel')], [[], [2]]);
  assert.deepStrictEqual(waits(22, 'kernel'), [2]);
  assert.deepStrictEqual(waits(23, 'kernel'), []);
  assert.deepStrictEqual([19, 22, 23].map((index) => model.eventsAt(index)), [2, 1, 0]);
  assert.deepStrictEqual(waits(23, 'timers'), [2]);
  assert.strictEqual(model.byId(2).delay, 5_000_000);
}

async function testHandles() {
  const { nameOf } = await page('model/names');
  const model = await modelOf(makeLines([
    ['open', { handle: 1, generation: 1, how: 'opened' }],
    ['submit', { op: 1, kind: 'accept', handle: 1, generation: 1 }],
    ['open', { handle: 2, generation: 1, how: 'accepted' }],
    ['close', { handle: 1, generation: 1 }],
    ['open', { handle: 1, generation: 2, how: 'opened' }],
    ['submit', { op: 2, kind: 'connect', handle: 1, generation: 2 }]]));
  const handles = model.things.filter(({ kind }) => kind === 'handle');
  assert.deepStrictEqual(handles.map((thing) => nameOf(model, thing)), [
    'handle 1.1 (listening socket)', 'handle 2.1 (accepted connection)',
    'handle 1.2 (outgoing connection)']);
  assert.deepStrictEqual(handles.map(({ ended }) => ended), [3, -1, -1]);
}

// Of what was in flight on a handle that is closed, the end is missing.
async function testWhatHasToHaveEnded() {
  const { Cursor } = await page('model/cursor');
  const on = { handle: 1, generation: 1 };
  const model = await modelOf(makeLines([['open', { ...on, how: 'opened' }],
    ['submit', { op: 1, kind: 'send', ...on }], ['poll', { wait: 0 }],
    ['submit', { op: 2, kind: 'close', ...on }],
    ['complete', { op: 2, kind: 'close', result: 0, ...on }], ['close', on]]));
  const waits = (index) => ids(new Cursor(model).seek(index).waiting('kernel'));
  assert.deepStrictEqual([waits(4), waits(5)], [[1], []]);
}

// One that is made in a promise's continuation waits for its resolve(), not for that promise.
async function testPromisesInPromises() {
  const { Cursor } = await page('model/cursor');
  const model = await modelOf(makeLines([
    ['schedule', { id: 2, trigger: 1, type: 'PROMISE' }], ['callback', { id: 2 }],
    ['schedule', { id: 3, trigger: 2, type: 'PROMISE' }],
    ['settle', { id: 2 }], ['callback-end', { id: 2 }]]));
  assert.deepStrictEqual(ids(new Cursor(model).seek(4).waiting('microtasks')), []);
  assert.deepStrictEqual(ids(new Cursor(model).seek(4).waiting('promises')), [3]);
}

async function testPlaces() {
  const model = await modelOf(makeLines(EVENTS));
  const print = at('print');
  assert.deepStrictEqual(model.stackAt(print).map(({ thing }) => thing.id), [3]);
  assert.deepStrictEqual([model.printsAt(print - 1), model.printsAt(print)], [0, 1]);
  const two = await modelOf(makeLines([['print', { fd: 2, text: 'a\nb\n' }]]));
  assert.deepStrictEqual(two.output.map(({ text, fd }) => [text, fd]), [['a', 2], ['b', 2]]);
  assert.deepStrictEqual([two.printsAt(0), two.outputAt(0)], [1, 2]);
  assert.strictEqual(model.phaseAt(print), 'script');
  assert.strictEqual(model.phaseAt(at('poll')), 'poll');
  assert.strictEqual(model.phaseAt(at('turn')), undefined);
  assert.strictEqual(model.turnAt(EVENTS.length - 1), 1);
  assert.strictEqual(model.indexAt(3500), 2);
  assert.strictEqual(model.indexAt(10), -1);
}

// Many turns with an interval, which is known to be one only when it runs again.
function longTrace(turns) {
  const events = [['schedule', { id: 2, trigger: 1, type: 'Timeout', where: '/app.js:1:1' }]];
  for (let turn = 1; turn <= turns; turn++) {
    const id = 10 + turn;
    events.push(['turn', { turn }], ['phase', { phase: 'timers' }]);
    if (turn % 900 === 0) events.push(['callback', { id: 2 }], ['callback-end', { id: 2 }]);
    events.push(['schedule', { id, trigger: 1, type: 'Immediate' }], ['phase-end', {}]);
    if (turn > 3) events.push(['callback', { id: id - 3 }], ['callback-end', { id: id - 3 }]);
    events.push(['turn-end', { turn }]);
  }
  return makeLines(events);
}

async function testBothWays() {
  const { Cursor } = await page('model/cursor');
  const { QUEUES } = await page('model/kinds');
  const model = await modelOf(longTrace(3000));
  assert.ok(model.checkpoints.length > 4);
  const moved = new Cursor(model);
  const show = (cursor) => QUEUES.map((queue) => ids(cursor.waiting(queue)).join());
  // What a walk from the beginning finds, without a checkpoint.
  const walked = new Cursor(model);
  const places = new Map();
  for (let i = 0; i < model.length; i++) {
    walked.seek(i);
    if (i % 501 === 0 || i % 4096 < 2 || i === model.length - 1) places.set(i, show(walked));
  }
  const order = [...places.keys()];
  for (let i = 0; i < 200; i++) order.push(order[(i * 7919) % places.size]);
  for (const index of order.reverse()) {
    assert.deepStrictEqual(show(moved.seek(index)), places.get(index), `at ${index}`);
  }
  const interval = model.byId(2);
  assert.strictEqual(interval.repeats, true);
  assert.ok(moved.seek(interval.ran[0].end).waiting('timers').includes(interval));
  interval.delay = 77;
  assert.strictEqual(model.dueOf(interval, interval.ran[1].begin),
                     model.timeOf(interval.ran[1].begin) + 77);
  assert.ok(!moved.seek(interval.ran[1].begin).waiting('timers').includes(interval));
  assert.ok(moved.seek(model.length - 1).waiting('timers').includes(interval));
}

async function testTheFirstOfMany() {
  const { Cursor } = await page('model/cursor');
  const timers = Array.from({ length: 300 }, (_, n) => [
    ['schedule', { id: n + 2, trigger: 1, type: 'Timeout' }],
    ['timer', { timer: n + 1, in: (n * 7919 % 300) * 1_000_000 }]]).flat();
  const cursor = new Cursor(await modelOf(makeLines(timers))).seek(timers.length - 1);
  const all = cursor.waiting('timers');
  assert.strictEqual(all.length, 300);
  for (let n = 1; n < all.length; n++) assert.ok(all[n - 1].due <= all[n].due);
  assert.deepStrictEqual(ids(cursor.first('timers', 10)), ids(all.slice(0, 10)));
  assert.deepStrictEqual(ids(cursor.first('timers', 200)), ids(all.slice(0, 200)));
}

async function testJumpsAreNoWait() {
  const { Cursor } = await page('model/cursor');
  const model = await modelOf(longTrace(15_000));
  assert.ok(model.length > 90_000);
  const cursor = new Cursor(model);
  const began = process.hrtime.bigint();
  for (let i = 0; i < 200; i++) cursor.seek((i * 7919 * 13) % model.length);
  const ms = Number(process.hrtime.bigint() - began) / 1e6;
  assert.ok(ms / 200 < 16, `a jump took ${ms / 200} ms`);
}

async function testBrokenAndUnknown() {
  const { Reader, parse } = await page('model/parse');
  const text = makeLines(EVENTS);
  const broken = parse(`${text}{"event":"prin\n7\n{"event":"new thing","at":99999}\n`);
  assert.deepStrictEqual([broken.records.length, broken.faults], [EVENTS.length + 1, 2]);
  const reader = new Reader();
  const pieces = [];
  for (let i = 0; i < text.length; i += 37) pieces.push(...reader.push(text.slice(i, i + 37)));
  assert.deepStrictEqual(pieces, parse(text).records);
  // The beginning is missing: numbers and ids that nobody announced.
  const model = await modelOf(makeLines(EVENTS.slice(7)));
  assert.strictEqual(model.length, EVENTS.length - 7);
  assert.strictEqual(model.byId(3).made, -1);
}

(async () => {
  for (const test of [testStates, testHandles, testWhatHasToHaveEnded, testPromisesInPromises,
    testPlaces, testBothWays, testTheFirstOfMany, testJumpsAreNoWait,
    testBrokenAndUnknown]) await test();
})();
