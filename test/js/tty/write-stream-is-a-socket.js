'use strict';
// A tty.WriteStream is a net.Socket that writes at once; it leaves its descriptor open. The leading
// side of a pseudo terminal is a terminal, too.
const assert = require('assert');
const fs = require('fs');
const net = require('net');
const { Duplex } = require('stream');
const tty = require('tty');

assert.strictEqual(Object.getPrototypeOf(tty.WriteStream.prototype), net.Socket.prototype);
assert.strictEqual(Object.getPrototypeOf(tty.WriteStream), net.Socket);

let fd;
try {
  fd = fs.openSync('/dev/ptmx', 'r+');
} catch {
  process.exit(0); // no pseudo terminals here
}

const stream = new tty.WriteStream(fd);
assert(stream instanceof net.Socket);
assert(stream instanceof Duplex);
assert.strictEqual(stream.isTTY, true);
assert.strictEqual(stream.readyState, 'open');
assert.strictEqual(stream.pending, false);
assert.strictEqual(stream.writableHighWaterMark, 16384);
assert.strictEqual(stream.readableHighWaterMark, 0);
assert.deepStrictEqual(stream.address(), {});
assert.deepStrictEqual(stream.getWindowSize(), [stream.columns, stream.rows]);
assert.strictEqual(stream.setNoDelay(), stream);
assert.strictEqual(stream.setKeepAlive(true), stream);
assert.strictEqual(stream.ref().unref(), stream);

const told = [];
assert.strictEqual(stream.write('abc', () => told.push('abc')), true);
assert.strictEqual(stream.writableLength, 0);
assert.strictEqual(stream.bytesWritten, 3);
stream.cork();
stream.write('d');
stream.write(Buffer.from('e'), () => told.push('e'));
stream.uncork();
assert.strictEqual(stream.bytesWritten, 5);
assert.strictEqual(stream.moveCursor(1, 0, () => told.push('moved')), true);
stream.end('f', () => told.push('end'));
stream.on('finish', () => stream.destroy());
stream.on('close', (hadError) => {
  assert.strictEqual(hadError, false);
  assert.strictEqual(stream.destroyed, true);
  assert.deepStrictEqual(told, ['abc', 'e', 'moved', 'end']);
  assert(tty.isatty(fd)); // still open
  fs.closeSync(fd);
});
