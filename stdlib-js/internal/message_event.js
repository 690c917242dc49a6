'use strict';
// MessageEvent: what message ports and their kin dispatch.

const { Event, finishInterface } = require('internal/event_target/event');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

class MessageEvent extends Event {
  #data;
  #origin;
  #lastEventId;
  #source;
  #ports;

  constructor(type, init = {}) {
    super(type, init);
    const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = init ?? {};
    if (source !== null && !isPort(source)) {
      throw new ERR_INVALID_ARG_TYPE('init.source', 'MessagePort', source);
    }
    this.#data = data;
    this.#origin = `${origin}`;
    this.#lastEventId = `${lastEventId}`;
    this.#source = source;
    this.#ports = Object.freeze([...ports]);
  }

  get data() {
    return this.#data;
  }

  get origin() {
    return this.#origin;
  }

  get lastEventId() {
    return this.#lastEventId;
  }

  get source() {
    return this.#source;
  }

  get ports() {
    return this.#ports;
  }
}

function isPort(value) {
  return value instanceof require('internal/message_channel').MessagePort;
}

finishInterface(MessageEvent, ['data', 'origin', 'lastEventId', 'source', 'ports']);

module.exports = { MessageEvent };
