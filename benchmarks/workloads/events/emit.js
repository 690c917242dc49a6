'use strict';

// EventEmitter and EventTarget: emit by listeners and arguments, on and off, once.
//
// kind: task
// unit: call
// target: all 1.0 of node-api

const { EventEmitter } = require('events');
const { rows } = require('../rows');

function context(listeners) {
  const emitter = new EventEmitter();
  const target = new EventTarget();
  const given = { emitter, target, EventEmitter, heard: 0, event: new Event('ping') };
  given.listener = () => { given.heard++; };
  for (let i = 0; i < listeners; i++) {
    emitter.on('ping', (a) => { given.heard += a === undefined ? 1 : a; });
    target.addEventListener('ping', () => { given.heard++; });
  }
  return given;
}

rows([
  ['emit', 'c.emitter.emit("ping")', 'true'],
  ['emit, an argument', 'c.emitter.emit("ping", 1)', 'true'],
  ['emit, five arguments', 'c.emitter.emit("ping", 1, 2, 3, 4, 5)', 'true'],
  ['emit, nobody listens', 'c.emitter.emit("pong")', 'false'],
  ['on, off', 'c.emitter.on("pong", c.listener).off("pong", c.listener).listenerCount("pong")',
    '0'],
  ['once, emit', 'c.emitter.once("pong", c.listener).emit("pong")', 'true'],
  ['listenerCount', 'c.emitter.listenerCount("ping") > 0', 'true'],
  ['new EventEmitter', 'new c.EventEmitter().listenerCount("ping")', '0'],
  ['dispatchEvent', 'c.target.dispatchEvent(c.event)', 'true'],
], { sizes: [1, 2, 10], context });
