'use strict';
// readline/promises' Readline collects changes of the screen until commit(), or makes each at once.
const assert = require('assert');
const { Readline } = require('readline/promises');
const { PassThrough } = require('stream');

const stream = new PassThrough();
const screen = new Readline(stream);
assert.strictEqual(screen.cursorTo(1, 2).clearLine(-1).moveCursor(3, -1).clearScreenDown(), screen);
assert.strictEqual(stream.read(), null);
screen.rollback();
screen.cursorTo(4).clearLine(0);
screen.commit().then(() => {
  assert.strictEqual(String(stream.read()), '\x1b[5G\x1b[2K');
  new Readline(stream, { autoCommit: true }).clearLine(1);
  setImmediate(() => assert.strictEqual(String(stream.read()), '\x1b[0K'));
});
for (const no of [undefined, null, 1, 'x', {}]) {
  assert.throws(() => new Readline(no), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => screen.cursorTo('a'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => screen.cursorTo(1.5), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => screen.clearLine(2), { code: 'ERR_OUT_OF_RANGE' });
