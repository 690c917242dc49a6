'use strict';
// "Why did this print first?": a reason for each pair of prints.
const assert = require('assert');
const { modelOf, page, record } = require('./fixtures/trace');

const PROGRAM = `const fs = require('fs');
const say = (text) => () => console.log(text);
setTimeout(() => { say('timer')(); process.nextTick(say('tick in timer')); }, 1);
setTimeout(say('late'), 60);
setImmediate(say('immediate'));
setImmediate(say('next immediate'));
Promise.resolve().then(say('micro')).then(() => { say('next micro')();
  process.nextTick(say('tick in micro')); }).then(say('last micro'));
process.nextTick(say('tick'));
process.nextTick(say('next tick'));
fs.stat(__filename, () => {
  setTimeout(say('timer in I/O'), 0);
  setImmediate(say('immediate in I/O'));
  say('stat')();
});
process.on('exit', say('exit'));
process.on('exit', say('exit too'));
say('script')();
say('end')();
`;

const REASONS = [
  ['script', 'end', /first line to its last/],
  ['end', 'tick', /main script runs to its end/],
  ['tick', 'next tick', /nextTick run in the order in which they were queued/],
  ['next tick', 'micro', /nextTick run before microtasks/],
  ['micro', 'next micro', /microtasks run in the order in which they became ready/i],
  ['last micro', 'tick in micro', /microtasks were being run already/],
  ['tick', 'timer', /before the first turn/],
  ['timer', 'tick in timer', /runs to its end; only then/],
  ['immediate', 'next immediate', /immediates run in the order in which they were set/i],
  ['stat', 'immediate in I/O', /dispatch phase comes before the check phase/],
  ['immediate', 'late', /due only .* later/],
  ['late', 'exit', /end of the program: nothing kept it alive/],
  ['exit', 'exit too', /Both belong to the end of the program/],
  ['immediate in I/O', 'timer in I/O', /due only .* later|turn \d+ \(check\).*\(timers\)/],
];

(async () => {
  const { neighbours, whyBefore } = await page('model/order');
  const model = await modelOf(record(PROGRAM).lines);
  const texts = model.prints.map((index) => model.records[index].text.trim());
  const at = (text) => model.prints[texts.indexOf(text)];
  for (const [first, second, reason] of REASONS) {
    assert.ok(at(first) < at(second), `${first} before ${second}`);
    assert.match(whyBefore(model, at(first), at(second)), reason, `${first} before ${second}`);
  }
  assert.deepStrictEqual(neighbours(model, at('script')), { before: undefined, after: at('end') });
  assert.deepStrictEqual(neighbours(model, 0), {});
  for (const [n, index] of model.prints.entries()) {
    for (const other of model.prints.slice(n + 1)) {
      assert.match(whyBefore(model, index, other), /^[A-Z].{20,}\.$/);
    }
  }
})();
