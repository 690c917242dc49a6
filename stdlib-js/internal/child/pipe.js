'use strict';
// One end of a channel: bytes and descriptors, in order, without loss.
//
//   new MessagePipe(id, owner)   owner.onBytes(buffer, descriptors), owner.onEnd()
//   send(bytes, fd, callback)    callback() once the bytes are on their way
//   ref(on), readStart(), drain(), close()
//
// The native side sends and receives at once; what the system does not take waits here.

const binding = internalBinding('child_channel');
const { newRequest } = require('internal/mailbox');

const kReadable = false;
const kWritable = true;
const kAgain = -11;
const kAtOnce = 32; // then others have their turn

class MessagePipe {
  constructor(id, owner) {
    this.id = id;
    this.owner = owner;
    this.referenced = true;
    this.reading = false;
    this.ended = false;
    this.queue = [];
    this.queuedBytes = 0;
    this.waiting = false;
  }

  // ---- receiving --------------------------------------------------------------------------------

  readStart() {
    if (this.reading || this.id < 0) return;
    this.reading = true;
    this.waitForBytes();
  }

  waitForBytes() {
    const request = newRequest(() => this.receive());
    binding.wait(this.id, request, kReadable, this.referenced);
  }

  receive() {
    try {
      // To the end, if it is there: it is told before the end of the process, as in Node.
      for (let i = 0; i < kAtOnce && this.receiveOnce(); i++);
    } finally { // what a message's receiver throws does not end the channel
      if (this.id >= 0 && !this.ended) this.waitForBytes();
    }
  }

  // Everything that is there, at once.
  drain() {
    while (this.receiveOnce());
  }

  // False when there is no more for now.
  receiveOnce() {
    if (this.id < 0 || this.ended) return false;
    const received = binding.receive(this.id);
    if (received === kAgain) return false;
    const [bytes, ...descriptors] = typeof received === 'number' ? [] : received;
    if (bytes === undefined || bytes.byteLength === 0) {
      this.ended = true;
      this.owner.onEnd();
      return false;
    }
    const { buffer, byteOffset, byteLength } = bytes;
    const { Buffer } = require('buffer');
    this.owner.onBytes(Buffer.from(buffer, byteOffset, byteLength), descriptors);
    return true;
  }

  // ---- sending ----------------------------------------------------------------------------------

  send(bytes, fd, callback) {
    this.queue.push({ bytes, fd, callback });
    this.queuedBytes += bytes.length;
    if (!this.waiting) this.flush();
  }

  // A piece leaves the queue before it is sent: where a script is ended in between (by vm's
  // timeout, by SIGINT), it must not go twice.
  flush() {
    while (this.queue.length > 0 && this.id >= 0) {
      const piece = this.queue.shift();
      const { length } = piece.bytes;
      this.queuedBytes -= length;
      const sent = binding.send(this.id, piece.bytes, piece.fd);
      if (sent === kAgain) {
        this.putBack(piece);
        this.waitForRoom();
        return;
      }
      if (sent >= 0 && sent < length) {
        this.putBack({ bytes: piece.bytes.subarray(sent), fd: -1, callback: piece.callback });
      } else {
        piece.callback?.(sent < 0 ? sent : 0);
      }
    }
  }

  putBack(piece) {
    this.queue.unshift(piece);
    this.queuedBytes += piece.bytes.length;
  }

  // What waits to be sent keeps the program alive.
  waitForRoom() {
    this.waiting = true;
    binding.wait(this.id, newRequest(() => {
      this.waiting = false;
      this.flush();
      if (this.queue.length === 0) this.whenEmpty?.();
    }), kWritable, true);
  }

  // ---- the rest ---------------------------------------------------------------------------------

  ref(on) {
    this.referenced = on;
    if (this.id >= 0) binding.ref(this.id, on);
  }

  // Everything that was sent goes out first.
  end() {
    if (this.queue.length === 0) this.close();
    else this.whenEmpty = () => this.close();
  }

  close() {
    if (this.id < 0) return;
    binding.close(this.id);
    this.id = -1;
  }
}

module.exports = { MessagePipe };
