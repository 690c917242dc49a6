'use strict';
// "What prints next?": the question, the answer, the reason.
const assert = require('assert');
const { makeLines, modelOf, page, record } = require('./fixtures/trace');

const PROGRAM = `setTimeout(() => console.log('timer'), 2);
Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('tick'));
console.log('script');
`;

async function testQuestionAndAnswer() {
  const { checkQuiz, makeQuiz } = await page('model/quiz');
  const model = await modelOf(record(PROGRAM).lines);
  const quiz = makeQuiz(model);
  const texts = quiz.lines.map(({ text }) => text);
  const order = ['script', 'tick', 'promise', 'timer'];
  assert.deepStrictEqual(texts, order.map((text) => `\u201c${text}\u201d`));
  assert.notDeepStrictEqual(quiz.shuffled, quiz.lines);
  assert.deepStrictEqual(new Set(quiz.shuffled), new Set(quiz.lines));
  assert.deepStrictEqual(makeQuiz(model).shuffled, quiz.shuffled);
  assert.strictEqual(checkQuiz(model, quiz, quiz.lines).right, 4);
  const [script, tick, promise, timer] = quiz.lines;
  const { right, rows } = checkQuiz(model, quiz, [script, promise, tick, timer]);
  assert.strictEqual(right, 2);
  assert.deepStrictEqual(rows.map(({ ok }) => ok), [true, false, false, true]);
  assert.match(rows[1].why, /nextTick callback queued at app\.js:3.*main script/);
  assert.match(rows[3].why, /timer set at app\.js:1/);
}

async function testEqualLinesAreEqual() {
  const { checkQuiz, makeQuiz } = await page('model/quiz');
  const model = await modelOf(makeLines(['x', 'x', 'y'].map((text) => ['print', { fd: 1, text }])));
  const quiz = makeQuiz(model);
  const [one, other, last] = quiz.lines;
  assert.strictEqual(checkQuiz(model, quiz, [other, one, last]).right, 3);
  assert.strictEqual(makeQuiz(model, { from: 1, most: 1 }).lines.length, 1);
  assert.strictEqual(checkQuiz(model, quiz, []).right, 0);
}

(async () => {
  await testQuestionAndAnswer();
  await testEqualLinesAreEqual();
})();
