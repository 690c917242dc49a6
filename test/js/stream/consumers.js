'use strict';
// stream/consumers: a stream of either kind, or any iterable, as one value.
const assert = require('assert');
const { Readable } = require('stream');
const consumers = require('stream/consumers');

const cut = () => Readable.from([Buffer.from('{"euro": "\u20ac"}').subarray(0, 11),
  Buffer.from('{"euro": "\u20ac"}').subarray(11)]);
const whole = '{"euro": "\u20ac"}';

(async () => {
  assert.strictEqual(await consumers.text(cut()), whole);
  assert.deepStrictEqual(await consumers.json(cut()), { euro: '\u20ac' });
  const bytes = await consumers.buffer(cut());
  assert.ok(Buffer.isBuffer(bytes));
  assert.strictEqual(bytes.toString(), whole);
  const memory = await consumers.arrayBuffer(cut());
  assert.ok(memory instanceof ArrayBuffer);
  assert.strictEqual(memory.byteLength, bytes.length);
  const blob = await consumers.blob(cut());
  assert.ok(blob instanceof Blob);
  assert.strictEqual(await blob.text(), whole);

  assert.strictEqual(await consumers.text(new Blob(['of the web']).stream()), 'of the web');
  assert.strictEqual(await consumers.text((async function* () { yield 'a'; yield 'b'; })()), 'ab');
  assert.strictEqual(await consumers.text(Readable.from([])), '');
  await assert.rejects(consumers.json(Readable.from(['{'])), SyntaxError);
  await assert.rejects(consumers.text(Readable.from([{}])), { code: 'ERR_INVALID_ARG_TYPE' });
  const failing = new Readable({ read() { this.destroy(new Error('no more')); } });
  await assert.rejects(consumers.buffer(failing), { message: 'no more' });
})();
