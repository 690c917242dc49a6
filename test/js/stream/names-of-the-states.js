'use strict';
// What packages look for in _writableState and _readableState is there under its name, can be
// written, and belongs to one stream alone, however little of it a stream keeps.
const assert = require('assert');
const { Duplex, Readable, Transform, Writable } = require('stream');

const kWritableFlags = [
  'objectMode', 'finalCalled', 'needDrain', 'ending', 'ended', 'finished', 'destroyed',
  'decodeStrings', 'writing', 'sync', 'bufferProcessing', 'constructed', 'prefinished',
  'errorEmitted', 'emitClose', 'autoDestroy', 'closed', 'closeEmitted', 'allBuffers', 'allNoop',
];
const kInitiallyTrue = [
  'decodeStrings', 'sync', 'constructed', 'emitClose', 'autoDestroy', 'allBuffers', 'allNoop',
];

// Each flag is a boolean of its own.
{
  const state = new Writable()._writableState;
  for (const name of kWritableFlags) {
    assert.strictEqual(state[name], kInitiallyTrue.includes(name), name);
    assert.ok(name in state, name);
  }
  for (const name of kWritableFlags) {
    const others = kWritableFlags.filter((other) => other !== name);
    const before = others.map((other) => state[other]);
    for (const value of [true, false]) {
      state[name] = value;
      assert.strictEqual(state[name], value, name);
      assert.deepStrictEqual(others.map((other) => state[other]), before, name);
    }
    state[name] = kInitiallyTrue.includes(name);
  }
}

// Options reach the flags.
{
  const options = {
    objectMode: true, decodeStrings: false, emitClose: false, autoDestroy: false,
    defaultEncoding: 'latin1', highWaterMark: 7,
  };
  const state = new Writable(options)._writableState;
  assert.deepStrictEqual(
    [state.objectMode, state.decodeStrings, state.emitClose, state.autoDestroy],
    [true, false, false, false]);
  assert.deepStrictEqual([state.defaultEncoding, state.highWaterMark], ['latin1', 7]);
  const duplex = new Duplex({ writableObjectMode: true });
  assert.strictEqual(duplex._writableState.objectMode, true);
  assert.strictEqual(duplex._readableState.objectMode, false);
}

// What is on the prototype until it is set is set for one stream alone.
{
  const one = new Duplex();
  const other = new Duplex();
  for (const state of ['_writableState', '_readableState']) {
    const error = new Error();
    one[state].errored = error;
    one[state].defaultEncoding = 'hex';
    assert.deepStrictEqual([one[state].errored, one[state].defaultEncoding], [error, 'hex']);
    assert.deepStrictEqual([other[state].errored, other[state].defaultEncoding], [null, 'utf8']);
  }
  one.setEncoding('utf8');
  assert.strictEqual(one._readableState.encoding, 'utf8');
  assert.ok(one._readableState.decoder);
  assert.deepStrictEqual([other._readableState.encoding, other._readableState.decoder],
    [null, null]);
}

// The list of chunks, too: filled by hand, and by the stream.
{
  const one = new Readable({ read() {} });
  const other = new Readable({ read() {} });
  assert.strictEqual(one._readableState.buffer.length, 0);
  one._readableState.buffer.push(Buffer.from('by hand'));
  assert.strictEqual(one._readableState.buffer, one.readableBuffer);
  assert.strictEqual(one._readableState.buffer.length, 1);
  assert.strictEqual(other._readableState.buffer.length, 0);
  other.push('by the stream');
  assert.strictEqual(String(other._readableState.buffer.first()), 'by the stream');
  assert.strictEqual(new Readable()._readableState.buffer.length, 0);
}

// onwrite is one function for each stream, and ends the write that is going on.
{
  const seen = [];
  const stream = new Writable({ write(chunk, encoding, callback) { seen.push(callback); } });
  const { onwrite } = stream._writableState;
  assert.strictEqual(stream._writableState.onwrite, onwrite);
  assert.notStrictEqual(new Writable()._writableState.onwrite, onwrite);
  let ended = 0;
  stream.write('a', () => ended++);
  assert.strictEqual(seen[0], onwrite);
  assert.deepStrictEqual([stream._writableState.writing, stream._writableState.length], [true, 1]);
  onwrite();
  assert.deepStrictEqual([stream._writableState.writing, stream._writableState.length], [false, 0]);
  assert.strictEqual(ended, 1);
}

// The callbacks of end() are not shared either.
{
  const told = [];
  const slow = () => new Writable({ final(callback) { setImmediate(callback); } });
  const [first, second] = [slow(), slow()];
  first.end(() => told.push('first'));
  second.end();
  second.on('finish', () => {
    assert.deepStrictEqual(told, ['first']);
    assert.strictEqual(first._writableState.finished && second._writableState.finished, true);
  });
}

// A state may be made by hand, as old packages do.
{
  const state = new Writable.WritableState({ objectMode: true }, new Transform());
  assert.deepStrictEqual([state.objectMode, state.length, state.corked], [true, 0, 0]);
  assert.deepStrictEqual([state.getBuffer(), state.bufferedRequestCount], [[], 0]);
}
