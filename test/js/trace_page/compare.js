'use strict';
// Traces side by side: what belongs together, what came in another order, what differs.
const assert = require('assert');
const { makeLines, modelOf, page, record } = require('./fixtures/trace');

const PROGRAM = `
setTimeout(() => console.log('timer'), 1);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
for (let i = 0; i < 3; i++) Promise.resolve().then(() => console.log('again'));
console.log('script');
`;

function runs(order) {
  const names = { 2: 'a', 3: 'b', 4: 'c' };
  const schedules = [2, 3, 4].map((id) => (
    ['schedule', { id, trigger: 1, type: 'Immediate', where: `/app.js:${id}:1` }]));
  const callbacks = order.flatMap((id) => [['callback', { id }],
    ['print', { fd: 1, text: `${names[id]}\n` }], ['callback-end', { id }]]);
  return makeLines([...schedules, ...callbacks]);
}

async function testLongestRise() {
  const { longestRise } = await page('model/compare');
  const rise = (numbers) => [...longestRise(numbers)].sort((a, b) => a - b).map((n) => numbers[n]);
  assert.deepStrictEqual(rise([]), []);
  assert.deepStrictEqual(rise([1, 2, 3]), [1, 2, 3]);
  assert.deepStrictEqual(rise([5, 1, 2, 3, 4]), [1, 2, 3, 4]);
  assert.deepStrictEqual(rise([3, 1, 2, 9, 4, 5]), [1, 2, 4, 5]);
}

async function testOrder() {
  const { Comparison } = await page('model/compare');
  const models = await Promise.all([[2, 3, 4], [3, 4, 2], [2, 4]].map((o) => modelOf(runs(o))));
  const comparison = new Comparison(models);
  const { prints, callbacks } = comparison;
  const row = (rows, label) => rows.find((each) => each.label.includes(label));
  assert.deepStrictEqual(row(prints, 'a').moved, [false, true, false]);
  assert.deepStrictEqual(row(prints, 'c').moved, [false, false, false]);
  assert.strictEqual(row(prints, 'b').missing, true);
  assert.strictEqual(row(prints, 'b').at[2], -1);
  assert.deepStrictEqual(row(callbacks, 'app.js:2').moved, [false, true, false]);
  assert.deepStrictEqual(row(prints, 'a').positions, [1, 3, 1]);
  const marked = models[0].prints.filter((index) => comparison.isMarked(0, index));
  assert.deepStrictEqual(marked.map((index) => models[0].records[index].text), ['a\n', 'b\n']);
}

async function testSameCause() {
  const { Comparison } = await page('model/compare');
  const [first, second] = await Promise.all([[2, 3, 4], [4, 3, 2]].map((o) => modelOf(runs(o))));
  const comparison = new Comparison([first, second]);
  const textAt = (model, index) => model.records[index].text;
  for (const index of first.prints) {
    assert.strictEqual(textAt(second, comparison.same(0, index, 1)), textAt(first, index));
  }
  assert.strictEqual(comparison.same(0, 5, 0), 5);
  assert.strictEqual(comparison.same(0, -1, 1), -1);
}

// Two requests at one place of the program, whose outcomes come in another order.
async function testTwins() {
  const { Comparison } = await page('model/compare');
  const twins = (order) => modelOf(makeLines([
    ...[2, 3].map((id) => (
      ['schedule', { id, trigger: 1, type: 'FSREQCALLBACK', where: '/a.js:1:1' }])),
    ...order.flatMap((id) => [['callback', { id }],
      ['schedule', { id: id + 10, trigger: id, type: 'TickObject', where: '/a.js:2:1' }],
      ['callback-end', { id }]])]));
  const [first, second] = [await twins([2, 3]), await twins([3, 2])];
  const comparison = new Comparison([first, second]);
  const seen = (model, index) => model.records[index].id;
  first.records.forEach((record, index) => {
    assert.strictEqual(seen(second, comparison.same(0, index, 1)), record.id);
  });
  assert.deepStrictEqual(comparison.callbacks.map(({ moved }) => moved[1]).sort(), [false, true]);
}

async function testTheSameProgramTwice() {
  const { Comparison } = await page('model/compare');
  const runs = [record(PROGRAM), record(PROGRAM)];
  const models = [];
  // Two runs are in two folders.
  for (const { lines, program } of runs) {
    models.push(await modelOf(lines.replaceAll(program, '/app.js')));
  }
  const comparison = new Comparison(models);
  const fixed = (rows) => rows.filter(({ label }) => !/timer|immediate/.test(label));
  assert.deepStrictEqual(comparison.differences(fixed(comparison.prints)), []);
  assert.deepStrictEqual(comparison.prints.filter(({ label }) => /again/.test(label)).length, 3);
  const prints = comparison.table.find(({ name }) => name === 'prints');
  assert.deepStrictEqual([prints.values, prints.differs], [[7, 7], false]);
}

async function testTheNumberOfTheProcess() {
  const { Comparison } = await page('model/compare');
  const models = await Promise.all([1, 2].map((pid) => modelOf(
    makeLines([['print', { fd: 2, text: `(node:${pid}) Warning\n` }]])
      .replace('"pid":1', `"pid":${pid}`))));
  const comparison = new Comparison(models);
  assert.deepStrictEqual(comparison.differences(comparison.prints), []);
}

async function testTable() {
  const { tableOf } = await page('model/counts');
  const poll = (events, calls) => [['poll', { wait: 0 }],
    ['poll-end', { events, calls, submissions: 0 }]];
  const one = await modelOf(makeLines([...poll(3, 1), ...poll(0, 1),
    ['submit', { op: 1, kind: 'send', inline: true, result: 4 }]]));
  const two = await modelOf(makeLines([...poll(1, 4), ...poll(2, 5),
    ['submit', { op: 1, kind: 'send' }]]));
  const values = Object.fromEntries(tableOf([one, two]).map(({ name, values }) => [name, values]));
  assert.deepStrictEqual(values['system calls of the driver'], [2, 9]);
  assert.deepStrictEqual(values['events per poll that brought any'], [3, 1.5]);
  assert.deepStrictEqual(values['largest batch'], [3, 2]);
  assert.deepStrictEqual(values['done inline'], [1, 0]);
  assert.deepStrictEqual(values.operations, [1, 1]);
}

(async () => {
  for (const test of [testLongestRise, testOrder, testSameCause, testTwins, testTheSameProgramTwice,
    testTheNumberOfTheProcess, testTable]) await test();
})();
