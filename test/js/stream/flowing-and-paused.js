'use strict';
// 'data' makes it flow, pause() stops it, 'readable' and read() take what one wants.
const assert = require('assert');
const { Readable } = require('stream');

const flowing = Readable.from(['a', 'b', 'c'], { objectMode: false });
assert.strictEqual(flowing.readableFlowing, null);
const seen = [];
flowing.on('data', (chunk) => {
  seen.push(chunk.toString());
  if (seen.length === 2) {
    flowing.pause();
    assert.ok(flowing.isPaused());
    setImmediate(() => flowing.resume());
  }
});
const paused = new Readable({ read() {} });
paused.push('hello');
paused.push(' world');
paused.push(null);
const parts = [];
paused.on('readable', () => {
  let part;
  while ((part = paused.read(4)) !== null) parts.push(part.toString());
});
process.on('exit', () => {
  assert.deepStrictEqual(seen, ['a', 'b', 'c']);
  assert.strictEqual(parts.join(''), 'hello world');
  assert.strictEqual(parts[0], 'hell');
});
