'use strict';
// The page's advice on what looks wrong.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { makeLines, modelOf, page, record } = require('./fixtures/trace');

const WRONG = {
  'blocked turn': `setImmediate(function busy() {
    const end = Date.now() + 80; while (Date.now() < end); });`,
  'late timers': `setTimeout(() => {}, 5);
    const end = Date.now() + 60; while (Date.now() < end);`,
  'endless drain': `let n = 0; (function again() { if (++n < 3000) process.nextTick(again); })();`,
  'handle never closed': `require('net').createServer().listen(0, '127.0.0.1',
    () => process.exit());`,
  'promise never settled': `async function wait() { await new Promise(() => {}); }
    wait(); setTimeout(() => {}, 1);`,
  'wait for the pool': `const { pbkdf2 } = require('crypto');
    for (let i = 0; i < 24; i++) pbkdf2('a', 'b', 40000, 32, 'sha512', () => {});`,
  'synchronous file in a request': `const http = require('http');
    const read = () => require('fs').readFileSync(__filename);
    const server = http.createServer((request, response) => response.end(read()));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      http.get({ host: '127.0.0.1', port, agent: false }, (response) => {
        response.resume().on('end', () => server.close());
      });
    });`,
  'uncaught exception': `process.on('uncaughtException', () => {});
    setTimeout(() => { throw new Error('of a timer'); }, 1);`,
  'unhandled rejection': `process.on('unhandledRejection', () => {});
    Promise.reject(new Error('nobody looks'));`,
  'warning': `process.removeAllListeners('warning'); process.emitWarning('careful');`,
};

const RIGHT = `require('fs').readFile(__filename, () => console.log('read'));
  require('fs').readFileSync(__filename);
  const server = require('net').createServer().listen(0, '127.0.0.1', () => server.close());
  const http = require('http');
  http.createServer((request, response) => response.end('x')).listen(0, '127.0.0.1', function () {
    require('fs').statSync(__filename);
    http.get({ host: '127.0.0.1', port: this.address().port, agent: false }, (response) => {
      response.resume().on('end', () => this.close());
    });
  });
  (async () => { await null; await new Promise((resolve) => setTimeout(resolve, 2)); })();`;

async function rulesOf(code) {
  const { lintsOf } = await page('model/lints');
  const model = await modelOf(record(code).lines);
  return lintsOf(model);
}

async function testWhatIsWrongIsFound() {
  for (const [rule, code] of Object.entries(WRONG)) {
    const found = (await rulesOf(code)).find((lint) => lint.rule === rule);
    assert.ok(found, rule);
    assert.ok(found.index >= 0 && found.text.length > 20 && found.advice.length > 20, rule);
    assert.doesNotMatch(found.text, /undefined|NaN/);
    assert.ok(fs.existsSync(path.join(__dirname, '..', '..', '..', found.page)), found.page);
  }
}

async function testWhatIsRightIsNot() {
  const certain = (await rulesOf(RIGHT)).filter(({ rule }) => !/late|blocked|pool/.test(rule));
  assert.deepStrictEqual(certain, []);
}

async function testOfPromisesTheFirstIsToBlame() {
  const { lintsOf } = await page('model/lints');
  const model = await modelOf(makeLines([
    ['schedule', { id: 2, trigger: 1, type: 'PROMISE', where: '/a.js:1:1' }],
    ['schedule', { id: 3, trigger: 2, type: 'PROMISE', where: '/a.js:2:1' }]]));
  assert.deepStrictEqual(lintsOf(model).map(({ thing }) => thing.id), [2]);
}

async function testWhatHasNotEndedYet() {
  const { lintsOf } = await page('model/lints');
  const model = await modelOf(makeLines([['open', { handle: 1, generation: 1, how: 'opened' }]]));
  assert.deepStrictEqual(lintsOf(model).map(({ rule }) => rule), ['handle never closed']);
  assert.deepStrictEqual(lintsOf(model, true), []);
}

async function testCalledTwiceAndMissing() {
  const { lintsOf } = await page('model/lints');
  const twice = [['callback', { id: 2 }], ['callback-end', { id: 2 }]];
  const model = await modelOf(makeLines([
    ['schedule', { id: 2, trigger: 1, type: 'FSREQCALLBACK' }], ...twice, ...twice,
    ['dropped', { count: 12 }]]));
  const lints = lintsOf(model);
  assert.deepStrictEqual(lints.map(({ rule }) => rule),
                         ['callback called twice', 'records missing']);
  assert.strictEqual(lints[1].count, 12);
}

// The library keeps one descriptor for all of them; it keeps nothing alive.
async function testAWatcherThatWasClosedIsNotOpen() {
  const { lintsOf } = await page('model/lints');
  const model = await modelOf(record(`const watcher = require('fs').watch(__dirname);
    setTimeout(() => watcher.close(), 1);`).lines);
  assert.ok(!lintsOf(model).some(({ rule }) => rule === 'handle never closed'));
}

// Ctrl+C: that it still listened, and waited for what comes, is no fault.
async function testAServerThatIsEndedFromOutside() {
  const { lintsOf } = await page('model/lints');
  const events = [
    ['phase', { phase: 'script' }],
    ['open', { handle: 1, generation: 1, how: 'opened' }],
    ['submit', { op: 1, kind: 'accept', handle: 1, generation: 1 }],
    ['open', { handle: 2, generation: 1, how: 'opened' }],
    ['schedule', { id: 2, trigger: 1, type: 'PROMISE', where: '/app.js:1:1' }],
    ['phase-end', { phase: 'script' }], ['turn', { turn: 1 }], ['phase', { phase: 'poll' }],
    ['poll', { forever: true }]];
  const texts = async (list) => lintsOf(await modelOf(makeLines(list))).map(({ text }) => text);
  assert.deepStrictEqual(await texts(events), ['Handle 2.1 was never closed.']);
  assert.deepStrictEqual(await texts(events.slice(0, -1)), [
    'Handle 1.1 was never closed.', 'Handle 2.1 was never closed.']);
}

// process.exit: what was still going on might have settled it.
async function testAPromiseThatHadNoTime() {
  const { lintsOf } = await page('model/lints');
  const model = await modelOf(record(`const { setTimeout: sleep } = require('timers/promises');
    (async () => { await sleep(1e6); })(); setImmediate(() => process.exit());`).lines);
  assert.ok(!lintsOf(model).some(({ rule }) => rule === 'promise never settled'));
}

// Endless microtasks: the one that would be next is no promise that nobody settles.
async function testAPromiseThatIsAboutToGoOn() {
  const { lintsOf } = await page('model/lints');
  const where = '/a.js:1:1';
  const promise = (id, trigger) => ['schedule', { id, trigger, type: 'PROMISE', where }];
  const model = await modelOf(makeLines([
    promise(2, 1), ['settle', { id: 2 }], promise(3, 2), ['callback', { id: 3 }],
    promise(4, 3), ['settle', { id: 4 }], promise(5, 4)]));
  assert.deepStrictEqual(lintsOf(model), []);
}

// Two of one line are one piece of advice.
async function testPromisesOfOneLine() {
  const { lintsOf } = await page('model/lints');
  const promise = (id, where) => ['schedule', { id, trigger: 1, type: 'PROMISE', where }];
  const model = await modelOf(makeLines([promise(2, '/a.js:1:1'), promise(3, '/a.js:1:9')]));
  assert.deepStrictEqual(lintsOf(model).map(({ text }) => text),
                         ['2 promises made at a.js:1 never settled.']);
}

(async () => {
  for (const test of [testWhatIsWrongIsFound, testWhatIsRightIsNot, testOfPromisesTheFirstIsToBlame,
    testWhatHasNotEndedYet, testCalledTwiceAndMissing, testAWatcherThatWasClosedIsNotOpen,
    testAServerThatIsEndedFromOutside, testAPromiseThatIsAboutToGoOn,
    testAPromiseThatHadNoTime, testPromisesOfOneLine]) await test();
})();
