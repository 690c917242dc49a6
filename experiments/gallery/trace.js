'use strict';
// What the facts of the gallery look at: a trace of NDJSON lines (docs/trace.schema.json), asked in
// a few words.
//
//   trace.loop, trace.can        the loop's name; what it is able to do, by kCapabilities
//   trace.of(event, fields)      its records, in order; those that have these fields
//   trace.one(event, fields)     the first of them; throws if there is none
//   trace.printed(line)          the record of a line that the program printed
//   trace.prints()               all that it printed
//   trace.callbacksOf(type)      the callbacks of what was scheduled as Timeout, TickObject...
//   trace.scheduledBy(record)    the record that scheduled the callback in which this one happened
//   trace.chain(id)              what was scheduled by what, back to the script: `schedule` records
//   trace.between(a, b, event)   the records between two
//   trace.order(a, b...)         whether they happened in this order
//
// A record has, beside its own fields: index (its place in the trace), turn (0 before the first),
// phase ('' outside of any), callback (the async id of the innermost, 0 outside) and socket (its
// handle and generation as one word).
const fs = require('fs');

// Other loops wait for readiness, and make a system call for each operation.
const kCapabilities = {
  uring: { batch: true }, // many operations are handed over by one system call
};

/** Follows the loop through the records, and notes on each where the loop was. */
function annotate(records) {
  const callbacks = [];
  let turn = 0;
  let phase = '';
  records.forEach((record, index) => {
    if (record.event === 'turn') turn = record.turn;
    if (record.event === 'phase') phase = record.phase;
    if (record.event === 'callback') callbacks.push(record.id);
    const socket = record.handle === undefined ? '' : `${record.handle}.${record.generation}`;
    Object.assign(record, { index, turn, phase, callback: callbacks.at(-1) ?? 0, socket });
    if (record.event === 'phase-end') phase = '';
    if (record.event === 'callback-end') callbacks.pop();
  });
}

class Trace {
  constructor(text) {
    const [header, ...records] = text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
    annotate(records);
    this.loop = header.loop;
    this.can = kCapabilities[header.loop] ?? {};
    this.records = records;
    this.scheduled = new Map(this.of('schedule').map((record) => [record.id, record]));
  }

  static read(file) {
    return new Trace(fs.readFileSync(file, 'utf8'));
  }

  of(event, fields = {}) {
    const wanted = Object.entries(fields);
    return this.records.filter((record) => record.event === event &&
      wanted.every(([name, value]) => record[name] === value));
  }

  one(event, fields = {}) {
    const [record] = this.of(event, fields);
    if (record === undefined) throw new Error(`no record: ${event} ${JSON.stringify(fields)}`);
    return record;
  }

  printed(line) {
    return this.one('print', { text: `${line}\n` });
  }

  prints() {
    return this.of('print', { fd: 1 }).map((record) => record.text).join('');
  }

  callbacksOf(type) {
    return this.of('callback').filter((record) => this.scheduled.get(record.id)?.type === type);
  }

  scheduledBy(record) {
    const scheduled = this.scheduled.get(record.callback);
    if (scheduled === undefined) throw new Error(`outside of a callback: ${record.event}`);
    return scheduled;
  }

  chain(id) {
    const scheduled = this.scheduled.get(id);
    return scheduled === undefined ? [] : [scheduled, ...this.chain(scheduled.trigger)];
  }

  between(from, to, event) {
    return this.of(event).filter(({ index }) => index > from.index && index < to.index);
  }

  order(...records) {
    return records.every((record, at) => at === 0 || records[at - 1].index < record.index);
  }
}

module.exports = { Trace };
