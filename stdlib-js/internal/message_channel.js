'use strict';
// Message ports: two ends, each of which receives copies of what the other posts.
//
//   MessageChannel, MessagePort, MessageEvent, BroadcastChannel
//   receiveMessageOnPort(port)     { message } or undefined, at once
//
// Messages are events of the loop: each is delivered on its own, with nextTick and microtasks
// after it. In one turn the ports that have received something come in the order in which they
// were made. A port keeps the loop alive while it has listeners for 'message', unless unref'd.

const loop = internalBinding('loop');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { newRequest } = require('internal/mailbox');
const { runTicks } = require('internal/task_queues');
const { codes: { ERR_CONSTRUCT_CALL_INVALID } } = require('internal/errors');
const {
  defineEventHandler, initEventTarget, kCreateEvent, kEvents, kNewListener, kRemoveListener,
  NodeEventTarget,
} = require('internal/event_target');
const { MessageEvent } = require('internal/message_event');
const clone = require('internal/structured_clone');
const { tellReferenced } = require('internal/trace/points');

const kState = Symbol('kState');

// ---- which port is next -------------------------------------------------------------------------

let portsMade = 0;
const waiting = new Set(); // PortStates with messages
let isPosted = false;

function expectDelivery(state) {
  waiting.add(state);
  if (isPosted) return;
  isPosted = true;
  loop.postRequest(newRequest(deliverAll));
}

// A port that another one's message reaches has its turn yet if it is behind that one.
function deliverAll() {
  isPosted = false;
  let last = -1;
  try {
    for (;;) {
      let next;
      for (const state of waiting) {
        if (state.number > last && (next === undefined || state.number < next.number)) next = state;
      }
      if (next === undefined) return;
      last = next.number;
      waiting.delete(next);
      next.deliver();
    }
  } finally {
    if (waiting.size > 0) expectDelivery(waiting.values().next().value);
  }
}

// ---- ports --------------------------------------------------------------------------------------

// What a port is; a port that was transferred leaves its state to the one that replaces it.
class PortState {
  constructor() {
    this.number = portsMade++;
    this.port = null;
    this.context = undefined;
    this.delivering = false;
    this.peer = null;
    this.queue = [];
    this.started = false;
    this.closed = false;
    this.referenced = false;
    this.scheduled = false;
    this.receivingPorts = undefined;
  }

  setRef(wanted) {
    if (this.closed || this.referenced === wanted) return;
    this.referenced = wanted;
    if (wanted) loop.ref();
    else loop.unref();
    tellReferenced(this.context, wanted);
  }

  take(message) {
    this.queue.push(message);
    this.schedule();
  }

  schedule() {
    if (this.scheduled || !this.started || this.port === null || this.queue.length === 0) return;
    this.scheduled = true;
    expectDelivery(this);
  }

  // Those that are there now; what they cause to be posted waits for the next turn.
  deliver() {
    this.scheduled = false;
    let count = this.queue.length;
    this.delivering = true;
    try {
      while (count-- > 0 && this.port !== null && this.started && this.queue.length > 0) {
        const before = swapContext(this.context);
        dispatch(this, this.queue.shift());
        leaveContext(before);
        runTicks();
      }
    } finally {
      this.delivering = false;
      this.schedule();
    }
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    if (!this.delivering) this.queue.length = 0; // what waited here is not told any more
    loop.postRequest(newRequest(() => this.end()));
  }

  // The other end goes too, after what it still has to receive.
  end() {
    this.dropRef();
    const { peer } = this;
    if (peer !== null && peer.scheduled) peer.deliver();
    const followed = peer !== null && !peer.closed;
    if (followed) {
      peer.closed = true;
      peer.dropRef();
    }
    this.tellClose();
    if (followed) loop.postRequest(newRequest(() => peer.tellClose()));
  }

  dropRef() {
    if (!this.referenced) return;
    this.referenced = false;
    loop.unref();
    tellReferenced(this.context, false);
  }

  tellClose() {
    const before = swapContext(this.context);
    if (this.port !== null) this.port.emit('close');
    leaveContext(before);
    destroyContext(this.context);
  }
}

function dispatch(state, message) {
  const { port } = state;
  let received;
  try {
    received = clone.receive(message);
  } catch (error) {
    port.emit('messageerror', error);
    return;
  }
  state.receivingPorts = received.transferred.filter((each) => each instanceof MessagePort);
  port.emit('message', received.value);
  state.receivingPorts = undefined;
}

// Not in the words of the other checks: these are native in Node.
function nativeError(message, code) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

class MessagePort extends NodeEventTarget {
  constructor() {
    throw new ERR_CONSTRUCT_CALL_INVALID();
  }

  postMessage(value, options = undefined) {
    if (arguments.length === 0) {
      throw nativeError('Not enough arguments to MessagePort.postMessage', 'ERR_MISSING_ARGS');
    }
    const list = clone.transferListOf(options);
    const state = this[kState];
    if (list.includes(this)) throw clone.dataCloneError('Transfer list contains source port');
    const lost = list.includes(state?.peer?.port);
    const message = clone.serialize(value, list);
    if (lost) {
      process.emitWarning('The target port was posted to itself, and the communication channel ' +
        'was lost');
      this.close();
      return;
    }
    if (state === null || state.closed || state.peer === null || state.peer.closed) return;
    state.peer.take(message);
  }

  start() {
    const state = this[kState];
    if (state === null || state.closed) return;
    state.started = true;
    state.schedule();
  }

  close(callback = undefined) {
    if (typeof callback === 'function') this.once('close', callback);
    this[kState]?.close();
  }

  ref() {
    this[kState]?.setRef(true);
  }

  unref() {
    this[kState]?.setRef(false);
  }

  hasRef() {
    return Boolean(this[kState]?.referenced);
  }

  // Listening for messages starts the port, and makes it keep the program alive.
  [kNewListener](size, type, ...rest) {
    super[kNewListener](size, type, ...rest);
    if (type === 'message' && size === 1) {
      this.ref();
      this.start();
    }
  }

  [kRemoveListener](size, type, ...rest) {
    super[kRemoveListener](size, type, ...rest);
    if (type === 'message' && size === 0) this.unref();
  }

  [kCreateEvent](value, type) {
    if (type !== 'message' && type !== 'messageerror') return super[kCreateEvent](value, type);
    return new MessageEvent(type, { data: value, ports: this[kState]?.receivingPorts ?? [] });
  }

  [clone.kTransfer]() {
    const state = this[kState];
    if (state === null || state.closed) {
      throw clone.dataCloneError('MessagePort in transfer list is already detached');
    }
    this[kState] = null;
    state.setRef(false);
    state.port = null;
    destroyContext(state.context);
    state.started = false;
    return { restore: () => makePort(state) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    const { inspect } = require('internal/util/inspect');
    if (depth < 0) return '[MessagePort]';
    const state = this[kState];
    const shown = { active: state !== null && !state.closed, refed: this.hasRef() };
    if (this[kEvents] !== undefined) shown[kEvents] = this[kEvents];
    const depthOfState = options.depth === null ? null : options.depth - 1;
    return `MessagePort [EventTarget] ${inspect(shown, { ...options, depth: depthOfState })}`;
  }
}

defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');

function makePort(state) {
  const port = clone.makeHosted(MessagePort);
  Object.defineProperty(port, kState, { __proto__: null, writable: true, value: state });
  state.port = port;
  state.context = captureContext('MESSAGEPORT', port);
  initEventTarget(port);
  return port;
}

function MessageChannel() {
  if (new.target === undefined) {
    throw nativeError('Cannot call constructor without `new`', 'ERR_CONSTRUCT_CALL_REQUIRED');
  }
  const one = new PortState();
  const two = new PortState();
  one.peer = two;
  two.peer = one;
  this.port1 = makePort(one);
  this.port2 = makePort(two);
}

function receiveMessageOnPort(port) {
  if (!(port instanceof MessagePort)) {
    throw nativeError('The "port" argument must be a MessagePort instance',
      'ERR_INVALID_ARG_TYPE');
  }
  const message = port[kState]?.queue.shift();
  return message === undefined ? undefined : { message: clone.deserialize(message) };
}

module.exports = {
  get BroadcastChannel() {
    return require('internal/broadcast_channel').BroadcastChannel;
  },
  makePort,
  MessageChannel,
  MessageEvent,
  MessagePort,
  PortState,
  receiveMessageOnPort,
};
