'use strict';
// File operations that JavaScript waits for, in the page: the sentence, the call stack's thing, the
// timeline, and the advice on those that a client has to wait for.
const assert = require('assert');
const { makeLines, modelOf, page } = require('./fixtures/trace');

const sync = (action, took, more = {}) => ['sync', { action, took, result: 0, ...more }];

const SERVER = [
  ['phase', { phase: 'script' }],
  sync('open', 5000, { where: '/app.js:2:5' }),
  ['schedule', { id: 2, trigger: 1, type: 'TCPSERVERWRAP', where: '/app.js:3:1' }],
  ['schedule', { id: 3, trigger: 2, type: 'TickObject' }],
  ['phase-end', { phase: 'script' }],
  ['callback', { id: 3 }], // it listens: nobody waits yet
  sync('stat', 4000, { where: '/app.js:4:5' }),
  ['callback-end', { id: 3 }],
  ['phase', { phase: 'dispatch' }],
  ['callback', { id: 2 }],
  ['schedule', { id: 4, trigger: 2, type: 'TCPWRAP' }],
  ['callback-end', { id: 2 }],
  ['schedule', { id: 5, trigger: 4, type: 'HTTPINCOMINGMESSAGE' }],
  ['callback', { id: 5 }],
  sync('read', 2_000_000, { where: '/app.js:7:9', at: 8_000_000 }),
  ['schedule', { id: 6, trigger: 5, type: 'Timeout', where: '/app.js:8:9' }],
  ['callback-end', { id: 5 }],
  ['callback', { id: 6 }],
  sync('read', 1_000_000, { where: '/app.js:7:9', at: 9_500_000, error: 'ENOENT' }),
  ['callback-end', { id: 6 }],
].map(([event, fields], n) => [event, { at: n < 14 ? n * 1000 : 9_000_000 + n, ...fields }]);

const READ = SERVER.findIndex(([, { action }]) => action === 'read');

async function testWhatItIs() {
  const { because, sentence, title } = await page('model/words');
  const { currentPlace, thingOf } = await page('model/causes');
  const model = await modelOf(makeLines(SERVER));
  const thing = thingOf(model, READ);
  assert.strictEqual(thing.kind, 'sync');
  assert.match(sentence(model, READ), /waited 2 ms for read on a file at app\.js:7 \(result 0\)/);
  assert.match(sentence(model, READ + 4), /failed with ENOENT/);
  assert.strictEqual(title(model.records[READ]), 'sync read 2 ms app.js:7');
  assert.deepStrictEqual(currentPlace(model, READ), { where: '/app.js:7:9', exact: true });
  const links = because(model, thing).map(({ text }) => text);
  assert.match(links[0], /^the synchronous read at app\.js:7$/);
  assert.match(links[1], /^caused by the library\u2019s parser of requests/);
  assert.match(links.at(-1), /main script/);
}

async function testOnlyWhatAClientWaitsFor() {
  const { lintsOf } = await page('model/lints');
  const lints = lintsOf(await modelOf(makeLines(SERVER)));
  const [lint, ...others] = lints.filter(({ rule }) => rule === 'synchronous file in a request');
  assert.deepStrictEqual(others, []);
  assert.deepStrictEqual([lint.index, lint.count], [READ, 2]);
  assert.match(lint.text, /2 synchronous file operations at app\.js:7 .*3 ms/);
}

// In its record it has ended; by time its bar lies before.
async function testTheTimeline() {
  const { Lanes, visible } = await page('timeline_lanes');
  const { axisOf } = await page('views/timeline_view');
  const model = await modelOf(makeLines(SERVER));
  const { bars } = new Lanes(model).update().find(({ name }) => name === 'sync files');
  const bar = bars.find(({ begin }) => begin === READ);
  const axis = axisOf(model, 'time');
  assert.deepStrictEqual([axis.begin(bar), axis.place(bar.end)], [6_000_000, 8_000_000]);
  let drawn;
  visible(bars, axis, 6_500_000, 7_000_000, 1000, (each, from, to) => {
    drawn = [each, from, to];
  });
  assert.deepStrictEqual(drawn, [bar, 6_000_000, 8_000_000]);
  assert.strictEqual(axisOf(model, 'order').begin(bar), READ);
}

async function testCounted() {
  const { tableOf } = await page('model/counts');
  const table = tableOf([await modelOf(makeLines(SERVER))]);
  const of = (wanted) => table.find(({ name }) => name === wanted).values[0];
  assert.strictEqual(of('synchronous file operations'), 4);
  assert.strictEqual(of('time in synchronous file operations'), 3_009_000);
}

(async () => {
  for (const test of [testWhatItIs, testOnlyWhatAClientWaitsFor, testTheTimeline,
    testCounted]) await test();
})();
