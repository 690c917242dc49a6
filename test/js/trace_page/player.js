'use strict';
// Moving through a trace: steps, stops, breakpoints, search, playing; live; several at once.
const assert = require('assert');
const { makeLines, page } = require('./fixtures/trace');

function turns(count, texts = []) {
  const events = [];
  for (let turn = 1; turn <= count; turn++) {
    const id = turn + 1;
    events.push(['turn', { turn }], ['phase', { phase: 'timers' }],
                ['schedule', { id, trigger: 1, type: 'Immediate', where: `/app.js:${turn}:1` }],
                ['phase-end', { phase: 'timers' }], ['phase', { phase: 'check' }],
                ['callback', { id }],
                ['print', { fd: 1, text: `${texts[turn - 1] ?? `turn ${turn}`}\n` }],
                ['callback-end', { id }], ['phase-end', { phase: 'check' }],
                ['turn-end', { turn }]);
  }
  return makeLines(events);
}

async function playerOf(lines) {
  const { Player } = await page('player');
  let changes = 0;
  const traces = lines.map((each, n) => ({ name: `t${n}`, lines: each }));
  const player = new Player({ traces, sources: { 'file:///app.js': 'text' } }, () => changes++);
  return { player, changes: () => changes };
}

const eventAt = ({ model, index }) => model.records[index].event;

async function testSteps() {
  const { player, changes } = await playerOf([turns(5)]);
  assert.strictEqual(player.index, 0);
  player.step(1);
  player.step(1);
  player.step(-1);
  assert.strictEqual(player.index, 1);
  player.step(-5);
  assert.strictEqual(player.index, -1);
  player.toEnd();
  assert.strictEqual(player.index, player.model.length - 1);
  player.step(1);
  assert.strictEqual(player.index, player.model.length - 1);
  assert.ok(changes() > 4);
  assert.deepStrictEqual([...player.sources.keys()], ['/app.js']);
}

async function testStops() {
  const { player } = await playerOf([turns(5)]);
  for (const [stop, event] of [['callback', 'callback'], ['print', 'print'], ['turn', 'turn'],
    ['phase', 'phase']]) {
    assert.strictEqual(player.next(stop, 1), true);
    assert.strictEqual(eventAt(player), event);
  }
  player.toEnd();
  assert.strictEqual(player.next('print', -1), true);
  assert.strictEqual(player.model.records[player.index].text, 'turn 5\n');
  assert.strictEqual(player.next('print', 1), false);
  assert.strictEqual(player.index, player.model.length - 1);
}

async function testBreakpoints() {
  const { player } = await playerOf([turns(5)]);
  const points = [[{ kind: 'phase', value: 'check' }, 'phase'],
    [{ kind: 'callback', value: 'Immediate' }, 'callback'],
    [{ kind: 'queue', value: 'immediates' }, 'schedule'],
    [{ kind: 'place', value: 'app.js:3' }, 'schedule']];
  for (const [point, event] of points) {
    player.toStart();
    player.addBreak(point);
    player.addBreak({ ...point });
    assert.strictEqual(player.breakpoints.length, 1);
    assert.strictEqual(player.run(1), true);
    assert.strictEqual(eventAt(player), event);
    const { values } = player.choices.find(({ kind }) => kind === point.kind);
    assert.ok(values.includes(point.value));
    player.removeBreak(0);
  }
  const before = player.index;
  assert.strictEqual(player.run(1), false);
  assert.strictEqual(player.index, before);
}

async function testPlaying() {
  const { SPEEDS } = await page('player');
  const { player } = await playerOf([turns(5)]);
  player.speed = SPEEDS.indexOf(10);
  player.play();
  player.advance(1000);
  assert.strictEqual(player.index, 10);
  player.advance(50);
  player.advance(50);
  assert.strictEqual(player.index, 11);
  player.addBreak({ kind: 'phase', value: 'check' });
  player.advance(60_000);
  assert.deepStrictEqual([eventAt(player), player.playing], ['phase', false]);
  player.removeBreak(0);
  player.play();
  player.advance(60_000);
  assert.deepStrictEqual([player.index, player.playing], [player.model.length - 1, false]);
}

async function testSearch() {
  const { player } = await playerOf([turns(5)]);
  player.search('Print turn');
  assert.strictEqual(player.hits.length, 5);
  player.nextHit(1);
  assert.strictEqual(player.index, player.hits[0]);
  player.nextHit(1);
  assert.strictEqual(player.index, player.hits[1]);
  player.step(1);
  player.nextHit(-1);
  assert.strictEqual(player.index, player.hits[1]);
  player.nextHit(-1);
  player.nextHit(-1);
  assert.strictEqual(player.index, player.hits[4]);
  player.search('no such thing');
  player.nextHit(1);
  assert.deepStrictEqual(player.hits, []);
  // What a record is about, not only what stands in it.
  player.search('callback app.js:3');
  assert.strictEqual(player.hits.length, 2);
}

async function testALongSearchGoesOn() {
  const { player } = await playerOf([turns(1500)]);
  player.search('print turn 1');
  assert.ok(player.searches);
  const first = player.hits.length;
  assert.ok(first > 100);
  while (player.searches) player.searchOn();
  const texts = player.hits.map((index) => player.model.records[index].text);
  assert.ok(texts.length > first);
  assert.strictEqual(texts.length, texts.filter((text) => text.startsWith('turn')).length);
  player.search('');
  assert.deepStrictEqual([player.hits, player.searches], [[], false]);
}

async function testOthersFollow() {
  const { player } = await playerOf([turns(3, ['a', 'b', 'c']), turns(4, ['c', 'a', 'b'])]);
  const texts = () => player.traces.map(({ model, cursor }) => model.records[cursor.index].text);
  player.next('print', 1);
  assert.deepStrictEqual(texts(), ['a\n', 'a\n']);
  player.next('print', 1);
  assert.deepStrictEqual(texts(), ['b\n', 'b\n']);
  player.leadWith(1);
  player.toStart();
  player.next('print', 1);
  assert.deepStrictEqual(texts(), ['c\n', 'c\n']);
  player.toEnd();
  assert.deepStrictEqual(player.traces.map(({ model, cursor }) => model.length - 1 - cursor.index),
                         [0, 0]);
}

async function testNamesDiffer() {
  const { Player } = await page('player');
  const traces = ['uv', 'uring', 'uring', ''].map((name) => ({ name, lines: turns(1) }));
  const player = new Player({ traces });
  assert.deepStrictEqual(player.traces.map(({ name }) => name), ['uv', 'uring', 'uring 2', 'test']);
}

async function testLive() {
  const { player } = await playerOf([]);
  const text = turns(3);
  for (let i = 0; i < text.length; i += 100) player.receive(text.slice(i, i + 100));
  assert.strictEqual(player.model.header.loop, 'test');
  assert.strictEqual(player.index, player.model.length - 1);
  player.step(-3);
  const before = player.index;
  player.receive('{"at":90000,"thread":"loop","event":"print","fd":1,"text":"late"}\n');
  assert.strictEqual(player.index, before);
  player.toEnd();
  player.receive('{"at":91000,"thread":"loop","event":"print","fd":1,"text":"later"}\n');
  assert.strictEqual(player.model.records[player.index].text, 'later');
  player.search('later');
  assert.strictEqual(player.hits.length, 1);
  player.receive('{"at":92000,"thread":"loop","event":"print","fd":1,"text":"later still"}\n');
  player.searchOn();
  assert.strictEqual(player.hits.length, 2);
}

// The reader stopped the program: that is no fault of the program's.
async function testStoppedByTheReader() {
  const { lintsOf } = await page('model/lints');
  const { sentence } = await page('model/words');
  const { player } = await playerOf([]);
  player.stops = [[100, 400]];
  player.receive(makeLines([['turn', { turn: 1 }],
    ['blocked', { at: 350e6, for: 340e6 }], ['fire', { timer: 1, late: 200e6, at: 360e6 }],
    ['blocked', { at: 900e6, for: 90e6 }]]));
  assert.deepStrictEqual(lintsOf(player.model).map(({ index }) => index), [3]);
  assert.match(sentence(player.model, 1), /340 ms .* was stopped from the page\.$/);
  player.addSources({ '/later.js': 'later' });
  assert.strictEqual(player.sources.get('/later.js'), 'later');
}

// Only of a program that has ended one can say that something never came.
async function testTheProgramHasEnded() {
  const { player } = await playerOf([]);
  player.receive(makeLines([['open', { handle: 1, generation: 1, how: 'opened' }]]));
  assert.deepStrictEqual([player.isLive, player.lints], [true, []]);
  player.ended();
  assert.deepStrictEqual(player.lints.map(({ rule }) => rule), ['handle never closed']);
}

// A live trace loses its oldest records, but not who listens, what is set, and why.
async function testALiveTraceLosesItsBeginning() {
  const { aliveAt } = await page('model/alive');
  const { because } = await page('model/words');
  const { player } = await playerOf([]);
  Object.assign(player, { mostLive: 600, keptLive: 100 });
  player.receive(makeLines([
    ['phase', { phase: 'script' }],
    ['open', { handle: 1, generation: 1, how: 'opened' }],
    ['submit', { op: 1, kind: 'accept', handle: 1, generation: 1 }],
    ['schedule', { id: 1000, trigger: 1, type: 'Immediate', where: '/app.js:7:1' }],
    ['phase-end', { phase: 'script' }],
    ['poll', { wait: 0 }], ['poll-end', { events: 0, calls: 1, submissions: 1 }],
    ['callback', { id: 1000 }],
    ['schedule', { id: 1001, trigger: 1000, type: 'Timeout', where: '/app.js:8:1' }],
    ['timer', { timer: 1, in: 5e9 }],
    ['callback-end', { id: 1000 }],
  ]));
  let received = player.model.length;
  for (const line of turns(150).split('\n').slice(1)) {
    player.receive(`${line}\n`);
    received += line === '' ? 0 : 1;
    assert.ok(player.model.length <= 600);
    assert.strictEqual(player.letGo + player.model.length, received);
  }
  assert.ok(player.letGo > 600);
  assert.strictEqual(player.index, player.model.length - 1);
  const { cursor } = player.trace;
  assert.deepStrictEqual(aliveAt(player.model, cursor).map(({ why }) => why()), [
    'the operation accept on listening socket 1.1: an operation in flight',
    'the timer set at app.js:8 for 5 s: a timer that is set']);
  assert.deepStrictEqual(because(player.model, cursor.waiting('timers')[0]).map(({ text }) => text),
    ['the timer set at app.js:8 for 5 s', 'caused by the immediate set at app.js:7, which ran',
      'the main script did that']);
}

// While one looks back nothing goes, and no more is taken than there is room for.
async function testOneLooksBack() {
  const { player } = await playerOf([]);
  Object.assign(player, { mostLive: 100, keptLive: 30 });
  const lines = turns(40).split('\n').map((line) => `${line}\n`);
  player.receive(lines.slice(0, 51).join(''));
  player.to(3);
  let next = 51;
  while (player.wants) player.receive(lines[next++]);
  assert.deepStrictEqual([player.model.length, player.letGo, player.index], [100, 0, 3]);
  player.toEnd();
  assert.ok(player.wants);
  player.receive(lines[next]);
  assert.ok(player.letGo > 0);
  assert.ok(player.model.length < 100);
}

(async () => {
  for (const test of [testSteps, testStops, testBreakpoints, testPlaying, testSearch,
    testALongSearchGoesOn, testOthersFollow, testNamesDiffer, testLive, testStoppedByTheReader,
    testTheProgramHasEnded, testALiveTraceLosesItsBeginning,
    testOneLooksBack]) await test();
})();
