'use strict';
// Traces from which records are missing, of lower levels, or that make no sense: the page says what
// it can, and does not break.
const assert = require('assert');
const { makeLines, modelOf, page, record } = require('./fixtures/trace');

const PROGRAM = `
const server = require('net').createServer((socket) => socket.end('bye'));
server.listen(0, '127.0.0.1', () => {
  const client = require('net').connect(server.address().port, '127.0.0.1');
  client.on('data', (data) => console.log(String(data))).on('close', () => server.close());
});
let n = 0;
const interval = setInterval(() => { if (++n === 3) clearInterval(interval); }, 1);
require('crypto').pbkdf2('a', 'b', 10, 8, 'sha256', () => console.log('derived'));
require('fs').readFile(__filename, async () => { await null; console.log('read'); });
`;

function * coins(seed) {
  for (let state = seed; ; state = (Math.imul(state, 1664525) + 1013904223) >>> 0) {
    yield state / 2 ** 32;
  }
}

function without(lines, share, seed) {
  const coin = coins(seed);
  return lines.split('\n').filter((line, n) => n === 0 || coin.next().value > share).join('\n');
}

async function lookAtAll(model) {
  const { Comparison } = await page('model/compare');
  const { Cursor } = await page('model/cursor');
  const { aliveAt } = await page('model/alive');
  const { because, sentence, title } = await page('model/words');
  const { currentPlace, thingOf } = await page('model/causes');
  const { lintsOf } = await page('model/lints');
  const { makeQuiz, checkQuiz } = await page('model/quiz');
  const { Lanes } = await page('timeline_lanes');
  const cursor = new Cursor(model);
  for (let i = 0; i < model.length; i++) {
    const thing = thingOf(model, i);
    const texts = [sentence(model, i), title(model.records[i]),
      ...(thing === undefined ? [] : because(model, thing).map(({ text }) => text))];
    for (const text of texts) assert.doesNotMatch(text, /undefined|NaN|\[object/);
    currentPlace(model, i);
    aliveAt(model, cursor.seek(i));
  }
  for (const { text } of lintsOf(model)) assert.doesNotMatch(text, /undefined|NaN/);
  const quiz = makeQuiz(model);
  checkQuiz(model, quiz, quiz.shuffled);
  new Lanes(model).update();
  new Comparison([model, model]).same(0, model.length - 1, 1);
}

async function testMissingRecords(lines) {
  for (let seed = 1; seed <= 12; seed++) {
    await lookAtAll(await modelOf(without(lines, [0.02, 0.2, 0.6][seed % 3], seed)));
  }
}

async function testLowerLevels() {
  const { causeOf } = await page('model/causes');
  for (const level of ['phases', 'operations']) {
    const model = await modelOf(record(PROGRAM, level).lines);
    assert.ok(model.phases.length > 3);
    assert.strictEqual(model.hasCallbacks, false);
    const late = model.things.filter(({ kind, made }) => (
      kind === 'op' && model.phaseAt(made) !== 'script'));
    for (const thing of late) assert.strictEqual(causeOf(model, thing), 'before');
    await lookAtAll(model);
  }
}

async function testNothing() {
  await lookAtAll(await modelOf(''));
  await lookAtAll(await modelOf(makeLines([])));
  await lookAtAll(await modelOf(makeLines([['unheard of', { what: 7 }]])));
}

async function testALoopOfCauses() {
  await lookAtAll(await modelOf(makeLines([
    ['schedule', { id: 5, trigger: 6, type: 'PROMISE' }],
    ['schedule', { id: 6, trigger: 5, type: 'PROMISE' }],
    ['schedule', { id: 7, trigger: 7, type: 'Timeout' }],
    ['settle', { id: 6 }], ['settle', { id: 5 }],
    ['callback', { id: 5 }], ['callback', { id: 6 }], ['callback-end', { id: 5 }],
    ['callback-end', { id: 6 }], ['phase-end', { phase: 'poll' }],
    ['poll-end', { events: 1, calls: 0, submissions: 0 }]])));
}

// What waited when records were lost may be over; it is not said to wait for ever.
async function testWhatWaitedWhenRecordsWereLost() {
  const { Cursor } = await page('model/cursor');
  const { lintsOf } = await page('model/lints');
  const model = await modelOf(makeLines([
    ['turn', { turn: 1 }],
    ['open', { handle: 1, generation: 1, how: 'accepted' }],
    ['open', { handle: 2, generation: 1, how: 'accepted' }],
    ['schedule', { id: 5, trigger: 1, type: 'PROMISE', where: '/app.js:1:1' }],
    ['schedule', { id: 6, trigger: 1, type: 'TickObject', where: '/app.js:2:1' }],
    ['callback', { id: 6 }],
    ['schedule', { id: 7, trigger: 6, type: 'FSREQCALLBACK', where: '/app.js:3:1' }],
    ['submit', { op: 1, kind: 'file', action: 'read' }],
    ['dropped', { count: 9 }],
    ['turn', { turn: 5 }],
    ['open', { handle: 2, generation: 2, how: 'accepted' }],
    ['schedule', { id: 8, trigger: 1, type: 'PROMISE', where: '/app.js:4:1' }],
    ['turn-end', { turn: 5 }]]));
  assert.strictEqual(model.spanAt(model.length - 1), undefined);
  const cursor = new Cursor(model).seek(model.length - 1);
  const waiting = (queue) => cursor.waiting(queue).map(({ id, number }) => id ?? number);
  assert.deepStrictEqual(waiting('handles'), ['1.1', '2.2']);
  assert.deepStrictEqual(waiting('promises'), [8]);
  assert.deepStrictEqual(['requests', 'driver', 'kernel'].flatMap(waiting), []);
  assert.deepStrictEqual(lintsOf(model).map(({ text }) => text), [
    'Handle 2.2 was never closed.', '1 promise made at app.js:4 never settled.',
    '9 records are missing: they found no room.']);
}

// Of a callback whose end may be missing nobody knows how long it ran; the next is not inside it.
async function testACallbackInWhichRecordsWereLost() {
  const { lintsOf } = await page('model/lints');
  const model = await modelOf(makeLines([
    ['schedule', { id: 5, trigger: 1, type: 'Immediate' }],
    ['callback', { id: 5 }],
    ['dropped', { count: 9, at: 2e8 }],
    ['schedule', { id: 6, trigger: 1, type: 'Immediate', at: 2e8 }],
    ['callback', { id: 6, at: 2e8 }], ['callback-end', { id: 6, at: 2e8 }],
    ['callback-end', { id: 5, at: 2e8 }]]));
  assert.strictEqual(model.callbacks[1].parent, undefined);
  assert.deepStrictEqual(lintsOf(model).map(({ rule }) => rule), ['records missing']);
}

(async () => {
  const { lines } = record(PROGRAM);
  for (const test of [testMissingRecords, testLowerLevels, testNothing, testALoopOfCauses,
    testWhatWaitedWhenRecordsWereLost, testACallbackInWhichRecordsWereLost]) {
    await test(lines);
  }
})();
