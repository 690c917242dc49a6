'use strict';
// A queue of anything, for what is queued and taken at once a million times.
//
//   new Fifo(): push(value), take(), peek(), isEmpty()
//
// Its arrays are used once, from the first place to the last, and left to the collector: in an
// array that lives long, each callback that a program has just made would have to be noted as
// something young in an old place, which costs more than all else that is done here.

const kPlaces = 512; // and one for the array that follows

class Fifo {
  constructor() {
    this.reading = new Array(kPlaces + 1);
    this.writing = this.reading;
    this.readAt = 0;
    this.writeAt = 0;
  }

  isEmpty() {
    return this.readAt === this.writeAt && this.reading === this.writing;
  }

  push(value) {
    if (this.writeAt === kPlaces) this.#grow();
    this.writing[this.writeAt++] = value;
  }

  // Only if it is not empty.
  take() {
    if (this.readAt === kPlaces) this.#goOn();
    const value = this.reading[this.readAt];
    this.reading[this.readAt++] = undefined;
    return value;
  }

  peek() {
    if (this.readAt === kPlaces) this.#goOn();
    return this.reading[this.readAt];
  }

  #grow() {
    const next = new Array(kPlaces + 1);
    this.writing[kPlaces] = next;
    this.writing = next;
    this.writeAt = 0;
  }

  #goOn() {
    this.reading = this.reading[kPlaces];
    this.readAt = 0;
  }
}

module.exports = { Fifo };
