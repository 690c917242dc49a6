'use strict';
// finished tells of the end, an error, or a close that came too early.
const assert = require('assert');
const { PassThrough, Readable, finished } = require('stream');
const promises = require('stream/promises');

const told = [];
const good = Readable.from(['a']);
finished(good, (error) => told.push(['good', error]));
good.resume();
const bad = new PassThrough();
finished(bad, (error) => told.push(['bad', error.message]));
bad.destroy(new Error('oh'));
const early = new PassThrough();
finished(early, (error) => told.push(['early', error.code, error.message]));
early.destroy();
const ignored = new PassThrough();
finished(ignored, () => assert.fail('told'))(); // the returned function takes it back
ignored.destroy();
promises.finished(Readable.from([]).resume()).then(() => told.push(['promise']));
process.on('exit', () => {
  assert.strictEqual(told.length, 4);
  assert.deepStrictEqual(new Map(told.map((one) => [one[0], one.slice(1)])), new Map([
    ['good', [undefined]], ['bad', ['oh']], ['promise', []],
    ['early', ['ERR_STREAM_PREMATURE_CLOSE', 'Premature close']],
  ]));
});
