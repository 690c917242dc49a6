'use strict';
// BroadcastChannel: everybody who has a channel of the same name receives what one of them posts.

const { codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { defineEventHandler, EventTarget } = require('internal/event_target');
const { MessageEvent } = require('internal/message_event');
const { makePort, PortState } = require('internal/message_channel');
const clone = require('internal/structured_clone');

const channels = new Map(); // name -> Set of BroadcastChannels

class BroadcastChannel extends EventTarget {
  #name;
  #state = new PortState();

  constructor(name) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    super();
    this.#name = `${name}`;
    const port = makePort(this.#state);
    for (const type of ['message', 'messageerror']) {
      port.on(type, (data) => this.dispatchEvent(new MessageEvent(type, { data })));
    }
    if (!channels.has(this.#name)) channels.set(this.#name, new Set());
    channels.get(this.#name).add(this);
  }

  get name() {
    return BroadcastChannel.#check(this).#name;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#state in value)) {
      throw new ERR_INVALID_THIS('BroadcastChannel');
    }
    return value;
  }

  postMessage(message) {
    BroadcastChannel.#check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('message');
    if (this.#state.closed) {
      const { DOMException } = require('internal/domexception');
      throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    }
    // Serialized for each receiver: a message can be read once.
    for (const other of channels.get(this.#name)) {
      if (other !== this) other.#state.take(clone.serialize(message));
    }
  }

  close() {
    BroadcastChannel.#check(this);
    if (this.#state.closed) return;
    const all = channels.get(this.#name);
    all.delete(this);
    if (all.size === 0) channels.delete(this.#name);
    this.#state.queue.length = 0;
    this.#state.close();
  }

  ref() {
    BroadcastChannel.#check(this).#state.setRef(true);
    return this;
  }

  unref() {
    BroadcastChannel.#check(this).#state.setRef(false);
    return this;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    BroadcastChannel.#check(this);
    const { inspect } = require('internal/util/inspect');
    if (depth < 0) return 'BroadcastChannel';
    return `BroadcastChannel ${inspect({ name: this.#name, active: !this.#state.closed }, {
      ...options, depth: options.depth === null ? null : options.depth - 1,
    })}`;
  }
}

for (const name of ['name', 'close', 'postMessage']) {
  Object.defineProperty(BroadcastChannel.prototype, name, { enumerable: true });
}
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

module.exports = { BroadcastChannel };
