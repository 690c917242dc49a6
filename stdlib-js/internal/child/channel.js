'use strict';
// Messages between a parent and a child that share a channel.
//
//   setUpChannel(target, id, serialization)   target gets send, disconnect, channel, 'message' ...
//   setUpProcessChannel()                     in the child: what the parent opened for us
//
// A message with a handle is acknowledged by the receiver; what is sent meanwhile waits, so that
// the order holds.

const {
  errnoException,
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_IPC_CHANNEL_CLOSED, ERR_IPC_DISCONNECTED, ERR_MISSING_ARGS,
  },
} = require('internal/errors');
const { validateObject } = require('internal/validators');
const { makeCodec } = require('internal/child/codec');
const { MessagePipe } = require('internal/child/pipe');

const kBackOff = 65536 * 2;

// target.channel: whether it keeps the program alive.
class Control {
  #link;
  #explicit = false;
  #listeners = 0;

  constructor(link) {
    this.#link = link;
  }

  ref() {
    this.#explicit = true;
    this.#link.pipe.ref(true);
  }

  unref() {
    this.#explicit = true;
    this.#link.pipe.ref(false);
  }

  // By listeners: only until the program has decided itself.
  refCounted() {
    if (++this.#listeners === 1 && !this.#explicit) this.#link.pipe.ref(true);
  }

  unrefCounted() {
    if (--this.#listeners === 0 && !this.#explicit) this.#link.pipe.ref(false);
  }

  hasRef() {
    return this.#link.pipe.referenced;
  }
}

const isInternal = (message) => message !== null && typeof message === 'object' &&
  typeof message.cmd === 'string' && message.cmd.startsWith('NODE_');

// ---- a channel ----------------------------------------------------------------------------------

class Link {
  constructor(target, id, serialization) {
    this.target = target;
    this.pipe = new MessagePipe(id, this);
    this.codec = makeCodec(serialization);
    this.descriptors = [];
    this.unheard = [];        // messages that came before anybody listened
    this.unacknowledged = null;
    this.behind = [];         // what waits for the acknowledgement
    this.lent = new Map();    // servers of the sockets that the other side has, by number
    this.lentCount = 0;
    this.control = new Control(this);
  }

  // ---- receiving

  onBytes(bytes, descriptors) {
    this.descriptors.push(...descriptors);
    this.codec.decode(bytes, (message) => this.receive(message));
  }

  receive(message) {
    if (!isInternal(message)) this.deliver('message', message, undefined);
    else if (message.cmd === 'NODE_HANDLE') this.receiveHandle(message);
    else if (message.cmd === 'NODE_HANDLE_ACK') this.acknowledged();
    else if (message.cmd === 'NODE_HANDLE_CLOSED') this.returned(message.key);
    else process.nextTick(() => this.target.emit('internalMessage', message, undefined));
  }

  receiveHandle({ type, msg, key }) {
    const fd = this.descriptors.shift();
    this.transmit({ cmd: 'NODE_HANDLE_ACK' }, -1, undefined);
    if (fd === undefined) return;
    const handle = require('internal/child/handles').receiveHandle(type, fd);
    if (key !== undefined) {
      handle.once('close', () => {
        this.transmit({ cmd: 'NODE_HANDLE_CLOSED', key }, -1, undefined);
      });
    }
    if (isInternal(msg)) this.target.emit('internalMessage', msg, handle);
    else this.deliver('message', msg, handle);
  }

  deliver(event, message, handle) {
    const { target } = this;
    process.nextTick(() => {
      if (target.listenerCount('message') === 0) this.unheard.push([message, handle]);
      else target.emit(event, message, handle);
    });
  }

  someoneListens() {
    if (this.unheard.length === 0 || this.target.listenerCount('message') === 0) return;
    const messages = this.unheard;
    this.unheard = [];
    for (const [message, handle] of messages) this.deliver('message', message, handle);
  }

  // What waits for an acknowledgement waits no longer.
  onEnd() {
    this.target.connected = false;
    this.finish();
    this.pipe.close();
  }

  // The other process is no more. What it has sent is here; of its end the system may tell later
  // (a ring that the kernel takes down holds its files for a moment).
  otherEnded() {
    this.pipe.drain();
    if (this.target.connected) this.onEnd();
  }

  // ---- sending

  transmit(message, fd, callback) {
    this.pipe.send(this.codec.encode(message), fd, callback);
  }

  send(message, handle, options, callback) {
    const told = callback === undefined ? undefined : (result) => {
      process.nextTick(callback, result < 0 ? errnoException(result, 'write') : null);
    };
    if (this.unacknowledged !== null) {
      this.behind.push([message, handle, options, callback]);
      return this.behind.length === 1;
    }
    if (!handle) {
      this.transmit(message, -1, told);
      return this.pipe.queuedBytes < kBackOff;
    }
    this.sendHandle(message, handle, options, told);
    return this.pipe.queuedBytes < kBackOff;
  }

  sendHandle(message, handle, options, told) {
    const { detachSocket, kindOf } = require('internal/child/handles');
    const kind = kindOf(handle);
    if (kind === null) {  // closed meanwhile: the message goes alone
      this.transmit(message, -1, told);
      return;
    }
    const body = { cmd: 'NODE_HANDLE', type: kind.name, msg: message };
    const lends = kind.name === 'net.Socket' && !options?.keepOpen;
    if (lends && handle._server) body.key = this.lend(handle._server);
    this.transmit(body, kind.fd, told);
    if (lends) detachSocket(handle);
    this.unacknowledged = () => kind.release(options);
  }

  lend(server) {
    const key = ++this.lentCount;
    this.lent.set(key, server);
    return key;
  }

  returned(key) {
    const server = this.lent.get(key);
    this.lent.delete(key);
    server?.connectionClosed();
  }

  acknowledged() {
    const release = this.unacknowledged;
    this.unacknowledged = null;
    if (release !== null) release();
    const waiting = this.behind;
    this.behind = [];
    for (const piece of waiting) this.send(...piece);
    if (this.ending && this.unacknowledged === null) this.finish();
  }

  // ---- the end

  disconnected() {
    const { target } = this;
    target.connected = false;
    if (this.unacknowledged !== null && this.pipe.id >= 0) {
      this.ending = true;
      return;
    }
    this.finish();
  }

  finish() {
    const { target } = this;
    if (target.channel === null) return;
    target.channel = target._channel = null;
    if (this.unacknowledged !== null) this.unacknowledged();
    this.pipe.end();
    for (const key of this.lent.keys()) this.returned(key);
    process.nextTick(() => {
      target.emit('disconnect');
      target._channelClosed?.();
    });
  }
}

// ---- what the target gets -----------------------------------------------------------------------

function checkMessage(message) {
  if (message === undefined) throw new ERR_MISSING_ARGS('message');
  if (!['string', 'object', 'number', 'boolean'].includes(typeof message)) {
    throw new ERR_INVALID_ARG_TYPE('message', ['string', 'object', 'number', 'boolean'], message);
  }
}

function sendOn(target, link, message, handle, options, callback) {
  if (typeof handle === 'function') {
    callback = handle;
    handle = options = undefined;
  } else if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else if (options !== undefined) {
    validateObject(options, 'options');
  }
  if (target.connected) {
    checkMessage(message);
    if (handle) require('internal/child/handles').kindOf(handle);
    return link.send(message, handle, options, callback);
  }
  const error = new ERR_IPC_CHANNEL_CLOSED();
  if (typeof callback === 'function') process.nextTick(callback, error);
  else process.nextTick(() => target.emit('error', error));
  return false;
}

function setUpChannel(target, id, serialization, keepsAlive = true) {
  const link = new Link(target, id, serialization);
  link.pipe.referenced = keepsAlive;
  target.connected = true;
  target.channel = target._channel = link.control;
  target.send = function send(message, handle, options, callback) {
    return sendOn(target, link, message, handle, options, callback);
  };
  target._send = target.send;
  target.disconnect = function disconnect() {
    if (!target.connected) {
      target.emit('error', new ERR_IPC_DISCONNECTED());
      return;
    }
    link.disconnected();
  };
  target._disconnect = () => link.finish();
  target._endChannel = () => link.otherEnded();
  target.on('newListener', (name) => {
    if (name === 'message') process.nextTick(() => link.someoneListens());
  });
  link.pipe.readStart();
  return link.control;
}

// In the child: only listeners keep it alive.
function setUpProcessChannel() {
  const fd = Number.parseInt(process.env.NODE_CHANNEL_FD, 10);
  const serialization = process.env.NODE_CHANNEL_SERIALIZATION_MODE;
  delete process.env.NODE_CHANNEL_FD;
  delete process.env.NODE_CHANNEL_SERIALIZATION_MODE;
  if (!Number.isInteger(fd)) return;
  const id = internalBinding('child_channel').adopt(fd);
  if (id < 0) return;
  const control = setUpChannel(process, id, serialization, false);
  const counts = (name) => name === 'message' || name === 'disconnect';
  process.on('newListener', (name) => {
    if (counts(name)) control.refCounted();
  });
  process.on('removeListener', (name) => {
    if (counts(name)) control.unrefCounted();
  });
}

module.exports = { setUpChannel, setUpProcessChannel };
