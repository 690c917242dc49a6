'use strict';
// The listeners of a socket: `_events` as an object of a fixed form, which takes half of what the
// dictionary takes that it is otherwise.
//
//   SocketListeners   constructor; there is nothing of Object.prototype in what it makes
//   namesIn(events), dropName(emitter, events, name)   of it and of any other `_events`
//
// Names that nearly every socket listens to are always there, undefined while nobody does. Others
// come and go as elsewhere.

const kUsual = Symbol('kUsual');

function SocketListeners() {
  this.end = undefined;
  this.data = undefined;
  this.error = undefined;
  this.close = undefined;
  this.drain = undefined;
  this.timeout = undefined;
}

SocketListeners.prototype = Object.create(null, {
  [kUsual]: { __proto__: null, value: new Set(Object.keys(new SocketListeners())) },
});

function namesIn(events) {
  const names = Reflect.ownKeys(events);
  if (events[kUsual] === undefined) return names;
  return names.filter((name) => events[name] !== undefined);
}

function dropName(emitter, events, name) {
  --emitter._eventsCount;
  if (events[kUsual]?.has(name)) events[name] = undefined;
  else if (emitter._eventsCount === 0) emitter._events = { __proto__: null };
  else delete events[name];
}

module.exports = { dropName, namesIn, SocketListeners };
