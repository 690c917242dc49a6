'use strict';
// What keeps the process alive, and since when: what waits, but for what is unref'd or taken back.
const assert = require('assert');
const { makeLines, modelOf, page, record } = require('./fixtures/trace');

// What is unref'd or taken back is all around what counts; each of these waits for something else.
const PROGRAM = `
const net = require('net');
const quiet = net.createServer().listen(0, '127.0.0.1').unref();
setTimeout(() => {}, 60_000).unref();
setInterval(() => {}, 50).unref();
clearTimeout(setTimeout(() => {}, 60_000));
setImmediate(() => {}).unref();
const server = net.createServer((socket) => socket.end('x')).listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1').resume().on('close', () => {
    server.close();
    require('crypto').pbkdf2('a', 'b', 20000, 32, 'sha512', () => {
      require('child_process').spawn('true', { stdio: 'ignore' }).on('exit', () => {
        const again = setTimeout(() => {}, 60_000).unref().ref();
        setTimeout(() => clearTimeout(again), 5);
        require('fs').mkdtemp('/nowhere/at-all-', () => {});
      });
    });
  });
});
`;

async function aliveIn(lines) {
  const { aliveAt } = await page('model/alive');
  const { Cursor } = await page('model/cursor');
  const model = await modelOf(lines);
  const cursor = new Cursor(model);
  return (index) => aliveAt(model, cursor.seek(index)).map(({ thing, since }) => (
    [thing.kind, thing.id ?? thing.number, since]));
}

async function testWhatWaits() {
  const at = await aliveIn(makeLines([
    ['submit', { op: 1, kind: 'accept', handle: 1, generation: 1 }],
    ['submit', { op: 2, kind: 'recv', handle: 2, generation: 1, unref: true }],
    ['schedule', { id: 2, trigger: 1, type: 'Timeout' }],
    ['work', { work: 3 }],
    ['complete', { op: 1, kind: 'accept', handle: 1, generation: 1, result: -125 }],
    ['work-begin', { work: 3, thread: 'pool 1' }], ['work-end', { work: 3, thread: 'pool 1' }],
    ['work-done', { work: 3 }],
    ['callback', { id: 2 }], ['callback-end', { id: 2 }],
    ['submit', { op: 4, kind: 'file', action: 'open', inline: true, result: 3 }],
    ['schedule', { id: 3, trigger: 1, type: 'FSREQCALLBACK' }],
    ['callback', { id: 3 }]]));
  const kinds = (index) => at(index).map(([kind]) => kind);
  assert.deepStrictEqual(kinds(0), ['op']);
  assert.deepStrictEqual(kinds(1), ['op']);
  assert.deepStrictEqual(kinds(3), ['op', 'callback', 'work']);
  assert.deepStrictEqual(kinds(6), ['callback', 'work']);
  assert.deepStrictEqual(kinds(7), ['callback']);
  assert.deepStrictEqual([9, 10, 11, 12].map((index) => kinds(index).length), [0, 0, 1, 0]);
}

async function testRefAndUnref() {
  const at = await aliveIn(makeLines([
    ['submit', { op: 1, kind: 'accept', handle: 1, generation: 1 }],
    ['schedule', { id: 2, trigger: 1, type: 'Timeout' }],
    ['schedule', { id: 3, trigger: 1, type: 'Immediate' }],
    ['unref', { id: 2 }], ['unref', { op: 1 }], ['unref', { id: 3 }], ['ref', { op: 1 }],
    ['submit', { op: 2, kind: 'recv', handle: 2, generation: 1, unref: true }],
    ['ref', { op: 2 }],
    ['unref', { op: 1 }]]));
  assert.deepStrictEqual(at(2), [['op', 1, 0], ['callback', 2, 1], ['callback', 3, 2]]);
  assert.deepStrictEqual(at(5), []);
  assert.deepStrictEqual(at(7), [['op', 1, 6]]);
  assert.deepStrictEqual(at(9), [['op', 2, 8]]);
  assert.deepStrictEqual(at(2).length, 3); // back again
}

async function testCleared() {
  const events = [
    ['schedule', { id: 2, trigger: 1, type: 'Timeout' }],
    ['schedule', { id: 3, trigger: 1, type: 'Immediate' }],
    ['schedule', { id: 4, trigger: 1, type: 'Timeout' }],
    ['clear', { id: 2 }], ['clear', { id: 3 }],
    // An interval that is cleared in its own callback.
    ['callback', { id: 4 }], ['callback-end', { id: 4 }],
    ['callback', { id: 4 }], ['clear', { id: 4 }], ['callback-end', { id: 4 }],
    ['clear', { id: 99 }]];
  const at = await aliveIn(makeLines(events));
  assert.deepStrictEqual(at(2).length, 3);
  assert.deepStrictEqual(at(3), [['callback', 3, 1], ['callback', 4, 2]]);
  assert.deepStrictEqual(at(4), [['callback', 4, 2]]);
  assert.deepStrictEqual(at(6), [['callback', 4, 2]]);
  assert.deepStrictEqual(at(9), []);
  const { sentence } = await page('model/words');
  const model = await modelOf(makeLines(events));
  assert.match(sentence(model, 3), /timer is taken back: its callback will not run\.$/);
  assert.match(sentence(model, 8), /is taken back: its callback will not run again\.$/);
}

// Without JavaScript's own records, the kernel's timer stands for its timers.
async function testTheKernelsTimer() {
  const lines = makeLines([['timer', { timer: 1, in: 5000 }], ['unref', { timer: 1 }],
    ['ref', { timer: 1 }], ['timer-clear', { timer: 1 }],
    ['timer', { timer: 2, in: 5000, unref: true }]]);
  assert.deepStrictEqual((await aliveIn(lines))(0), []);
  const at = await aliveIn(lines.replace('"everything"', '"operations"'));
  assert.deepStrictEqual([0, 1, 2, 3, 4].map(at),
                         [[['timer', 1, 0]], [], [['timer', 1, 2]], [], []]);
}

// Work on the pool that is done for an operation: one thing, not two.
async function testWorkOfAnOperation() {
  const lines = makeLines([
    ['work', { work: 1, op: 7 }],
    ['submit', { op: 7, kind: 'file', action: 'open' }],
    ['schedule', { id: 2, trigger: 1, type: 'FSREQCALLBACK', where: '/app.js:1:1' }],
    ['work-begin', { work: 1, thread: 'pool 1' }], ['work-end', { work: 1, thread: 'pool 1' }],
    ['work-done', { work: 1 }],
    ['complete', { op: 7, kind: 'file', result: 3 }],
    ['callback', { id: 2 }], ['callback-end', { id: 2 }]]);
  const at = await aliveIn(lines);
  assert.deepStrictEqual([1, 2, 3, 4, 5].map((index) => at(index).map(([kind]) => kind)),
                         Array.from({ length: 5 }, () => ['work']));
  assert.deepStrictEqual(at(6), [['callback', 2, 2]]);
  assert.deepStrictEqual(at(7), []);
  const { nameOf } = await page('model/names');
  const { sentence } = await page('model/words');
  const model = await modelOf(lines);
  const [work] = model.works.map(({ thing }) => thing);
  assert.strictEqual(nameOf(model, work), 'the blocking work of the file request (open) made at ' +
    'app.js:1');
  assert.match(sentence(model, 7), /the work was done on pool 1/);
}

// A port counts while somebody listens to it: here it is all that does while the loop sleeps.
async function testPorts() {
  const at = await aliveIn(makeLines([
    ['schedule', { id: 2, trigger: 1, type: 'MESSAGEPORT' }], ['ref', { id: 2 }],
    ['callback', { id: 2 }], ['callback-end', { id: 2 }], ['unref', { id: 2 }]]));
  const port = ['callback', 2, 1];
  assert.deepStrictEqual([0, 1, 2, 3, 4].map(at), [[], [port], [port], [port], []]);

  const { lines } = record(`const { port1, port2 } = new MessageChannel();
    port1.on('message', () => port1.close());
    setTimeout(() => port2.postMessage(1), 5).unref();`);
  const { ids, records } = await modelOf(lines);
  const alive = await aliveIn(lines);
  const sleep = records.findIndex(({ event, wait }) => event === 'poll' && wait > 0);
  assert.deepStrictEqual(alive(sleep).map(([, id]) => ids.get(id).type), ['MESSAGEPORT']);
  assert.deepStrictEqual(alive(records.length - 1), []);
}

// Whenever the loop goes to sleep something keeps the process alive; at its end nothing does.
async function testOfAProgram() {
  for (const level of ['everything', 'operations']) {
    const { lines } = record(PROGRAM, level);
    const at = await aliveIn(lines);
    const { records } = await modelOf(lines);
    const sleeps = records.flatMap(({ event, wait, forever }, index) => (
      event === 'poll' && (forever || wait > 0) ? [index] : []));
    assert.ok(sleeps.length > 1, level);
    for (const index of sleeps) assert.notDeepStrictEqual(at(index), [], `${level} ${index}`);
    assert.deepStrictEqual(at(records.length - 1), [], level);
  }
}

(async () => {
  for (const test of [testWhatWaits, testRefAndUnref, testCleared, testTheKernelsTimer,
    testWorkOfAnOperation, testPorts, testOfAProgram]) await test();
})();
