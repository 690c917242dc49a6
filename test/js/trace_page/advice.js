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

(async () => {
  for (const test of [testWhatIsWrongIsFound, testWhatIsRightIsNot, testOfPromisesTheFirstIsToBlame,
    testWhatHasNotEndedYet, testCalledTwiceAndMissing]) await test();
})();
