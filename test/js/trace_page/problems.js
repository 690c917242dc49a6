'use strict';
// Errors that nobody handles, and warnings, in the page: in the console, as a sentence, as advice.
const assert = require('assert');
const { makeLines, modelOf, page } = require('./fixtures/trace');

const EVENTS = [
  ['phase', { phase: 'script' }],
  ['schedule', { id: 2, trigger: 1, type: 'PROMISE', where: '/app.js:2:1' }],
  ['schedule', { id: 3, trigger: 1, type: 'Timeout', where: '/app.js:3:1' }],
  ['print', { fd: 1, text: 'begun\n', where: '/app.js:4:1' }],
  ['problem', { what: 'unhandledRejection', text: 'Error: no', id: 2 }],
  ['callback', { id: 3 }],
  ['problem', { what: 'uncaughtException', text: 'TypeError: x is not a function' }],
  ['callback-end', { id: 3 }],
  ['problem', { what: 'warning', text: 'MaxListenersExceededWarning: Possible leak' }],
  ['problem', { what: 'warning', text: 'DeprecationWarning: old' }],
  ['problem', { what: 'warning', text: 'DeprecationWarning: old' }],
];

async function testConsoleAndSentence() {
  const { sentence } = await page('model/words');
  const { thingOf } = await page('model/causes');
  const model = await modelOf(makeLines(EVENTS));
  assert.deepStrictEqual(model.output.slice(0, 2).map(({ text }) => text),
                         ['begun', 'unhandledRejection: Error: no']);
  assert.strictEqual(model.output[1].isProblem, true);
  assert.strictEqual(
    sentence(model, 4), 'A promise was rejected, and nobody handles that (the promise made at ' +
    'app.js:2): \u201cError: no\u201d.');
  assert.match(sentence(model, 6), /^Nobody caught an exception: \u201cTypeError/);
  assert.deepStrictEqual([4, 6, 8].map((index) => thingOf(model, index)?.id), [2, 3, undefined]);
  assert.match(sentence(model, 3), /printed \u201cbegun\u201d at app\.js:4\.$/);
}

async function testAdvice() {
  const { lintsOf } = await page('model/lints');
  const lints = lintsOf(await modelOf(makeLines(EVENTS)), true);
  assert.deepStrictEqual(lints.map(({ rule, index, count }) => [rule, index, count]), [
    ['uncaught exception', 6, 1], ['unhandled rejection', 4, 1], ['warning', 8, 1],
    ['warning', 9, 2]]);
  assert.match(lints[2].page, /listener-leak/);
}

async function testFoundAndStoppedAt() {
  const { Choices, Search, breaks } = await page('model/stops');
  const model = await modelOf(makeLines(EVENTS));
  const search = new Search(model);
  search.begin('problem typeerror');
  assert.deepStrictEqual([search.hits, search.isOver], [[6], true]);
  const { values } = new Choices(model).list.find(({ kind }) => kind === 'problem');
  assert.deepStrictEqual(values, ['unhandledRejection', 'uncaughtException', 'warning']);
  const point = { kind: 'problem', value: 'uncaughtException' };
  assert.deepStrictEqual([4, 6].map((index) => breaks(model, point, index)), [false, true]);
  // Where something was printed is a place to stop at.
  assert.strictEqual(breaks(model, { kind: 'place', value: 'app.js:4' }, 3), true);
}

(async () => {
  for (const test of [testConsoleAndSentence, testAdvice, testFoundAndStoppedAt]) await test();
})();
