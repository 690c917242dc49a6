'use strict';
// Bookings on the disk: one line of JSON per change, written before anybody is told that it holds.
//
//   Store.open(file) -> Promise<Store>
//   .list(from, count)   .get(id)   .put(id, booking | null)   .add(booking)   .close()
//
// A last line that was cut off (the power went) is dropped when the file is opened.

const fs = require('fs');
const readline = require('readline');
const { once } = require('events');

class Store {
  static async open(file) {
    const store = new Store();
    await store.read(file);
    store.file = await fs.promises.open(file, 'a');
    return store;
  }

  constructor() {
    this.bookings = new Map();
    this.nextId = 1;
    this.written = Promise.resolve(); // changes are written one after the other
  }

  async read(file) {
    if (!fs.existsSync(file)) return;
    let whole = 0;
    const lines = readline.createInterface({ input: fs.createReadStream(file) });
    lines.on('line', (line) => {
      try {
        this.apply(JSON.parse(line));
        whole += Buffer.byteLength(line) + 1;
      } catch { /* cut off: nobody was told of it */ }
    });
    await once(lines, 'close');
    if (whole < (await fs.promises.stat(file)).size) await fs.promises.truncate(file, whole);
  }

  apply({ id, booking }) {
    if (booking === null) this.bookings.delete(id);
    else this.bookings.set(id, booking);
    this.nextId = Math.max(this.nextId, id + 1);
  }

  list(from, count) {
    return [...this.bookings].slice(from, from + count)
      .map(([id, booking]) => ({ id, ...booking }));
  }

  get(id) {
    return this.bookings.get(id);
  }

  async add(booking) {
    const id = this.nextId++;
    await this.put(id, booking);
    return id;
  }

  put(id, booking) {
    const change = { id, booking };
    const write = this.written.then(async () => {
      await this.file.appendFile(`${JSON.stringify(change)}\n`);
      await this.file.datasync();
      this.apply(change);
    });
    this.written = write.catch(() => {}); // the one who asked is told; the next ones go on
    return write;
  }

  async close() {
    await this.written;
    await this.file.close();
  }
}

module.exports = { Store };
