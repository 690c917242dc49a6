'use strict';
// A datagram socket of the native side as an object: the handle of a dgram.Socket.
//
//   UDP             bind, bind6, open(fd), connect, send, recvStart, recvStop, close, options,
//                   names; calls onmessage(size, handle, buffer, sender), or
//                   onmessage(negative errno, handle) when receiving failed
//   kQueued         what send returns for a datagram that waits
//   activeHandles() those that are open
//
// Every method returns 0 or a negative errno unless it says otherwise. The system's socket is made
// when it is first needed; before that most methods fail with EBADF, as in Node.

const binding = internalBinding('dgram');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { mail, newRequest, onMail, onClosed, takeValue } = require('internal/mailbox');
const { isIP } = require('internal/net/ip');
const { SocketHandle } = require('internal/net/socket_handle');
const { bytesAt } = require('internal/slabs');

const EAGAIN = -11;
const EBADF = -9;
const EINVAL = -22;
const kQueued = EAGAIN;

const kReuseAddress = 4; // of bind

// As kOptions in bindings/dgram/dgram.cc.
const kBroadcast = 0;
const kTtl = 1;
const kMulticastTtl = 2;
const kMulticastLoop = 3;
const kRecvBuffer = 4;
const kSendBuffer = 5;

// Where the last datagram of all went: the native side remembers it, too, and need not be told.
let lastHost;
let lastFamily = 0;

const sockets = [];
const closing = new Map(); // by their former number

class UDP extends SocketHandle {
  constructor() {
    super();
    this.id = -1;
    this.family = 4;
    this.owner = null;
    this.onmessage = undefined;
    this.closeCallback = undefined;
    this.closed = false;
    this.referenced = true;
    this.receiving = false;
    this.shared = false; // maybe with other processes
    this.senderText = ''; // the address that the native side has told last
    this.context = captureContext('UDPWRAP', this);
  }

  #made(id) {
    if (id < 0) return id;
    this.id = id;
    sockets[id] = this;
    if (!this.referenced) binding.ref(id, false);
    return 0;
  }

  #ensure(family) {
    if (this.closed) return EBADF;
    if (this.id >= 0) return 0;
    this.family = family;
    return this.#made(binding.open(family));
  }

  // Some calls bind a socket that is not yet bound, to any port of all interfaces.
  #ensureBound(family) {
    if (this.id >= 0) return 0;
    return this.#bind(family, family === 6 ? '::' : '0.0.0.0', 0, kReuseAddress);
  }

  #bind(family, address, port, flags) {
    if (typeof address !== 'string' || isIP(address) !== family) return EINVAL;
    const result = this.#ensure(family);
    return result < 0 ? result : binding.bind(this.id, family, address, port >>> 0, flags);
  }

  bind(address, port, flags = 0) {
    return this.#bind(4, address, port, flags);
  }

  bind6(address, port, flags = 0) {
    return this.#bind(6, address, port, flags);
  }

  open(fd) {
    if (this.closed || this.id >= 0) return this.closed ? EBADF : -16;
    const result = this.#made(binding.adopt(fd));
    if (result < 0) return result;
    this.shared = true;
    const name = binding.localName(this.id);
    if (typeof name !== 'number') this.family = name[0] === 6 ? 6 : 4;
    return 0;
  }

  connect(address, port) {
    if (typeof address !== 'string') return EINVAL;
    const result = this.#ensureBound(this.family);
    return result < 0 ? result : binding.connect(this.id, this.family, address, port);
  }

  disconnect() {
    return this.id < 0 ? EBADF : binding.disconnect(this.id);
  }

  recvStart() {
    if (this.id < 0) return EBADF;
    this.receiving = true;
    binding.receiveStart(this.id);
    return 0;
  }

  recvStop() {
    this.receiving = false;
    if (this.id >= 0) binding.receiveStop(this.id);
    return 0;
  }

  // The count of bytes, a negative errno, or kQueued. `bytes` may be a list of parts. Without a
  // port the datagram goes to the peer of a connected socket.
  send(bytes, port, address, tryAtOnce = true) {
    if (this.id < 0) return EBADF;
    if (port === 0) return binding.send(this.id, bytes, 0, '', 0, tryAtOnce);
    if (typeof address !== 'string') return EINVAL;
    const { family } = this;
    if (address === lastHost && family === lastFamily) {
      return binding.send(this.id, bytes, 0, '', port, tryAtOnce);
    }
    const sent = binding.send(this.id, bytes, family, address, port, tryAtOnce);
    lastHost = sent >= 0 || sent === kQueued ? address : undefined;
    lastFamily = family;
    return sent;
  }

  // The text of an address that needs no look-up, or undefined.
  knownAddress() {
    return undefined;
  }

  // Has callback(result) called for the datagram that was queued last.
  whenSent(callback) {
    binding.whenSent(this.id, newRequest(callback, 'UDPSENDWRAP', this.context));
  }

  #set(option, value) {
    return this.id < 0 ? EBADF : binding.setOption(this.id, option, value);
  }

  setBroadcast(on) {
    return this.#set(kBroadcast, on ? 1 : 0);
  }

  setTTL(ttl) {
    return ttl < 1 || ttl > 255 ? EINVAL : this.#set(kTtl, ttl | 0);
  }

  setMulticastTTL(ttl) {
    return ttl < 0 || ttl > 255 ? EINVAL : this.#set(kMulticastTtl, ttl | 0);
  }

  setMulticastLoopback(on) {
    return this.#set(kMulticastLoop, on ? 1 : 0);
  }

  setMulticastInterface(address) {
    if (this.id < 0) return EBADF;
    return address === '' ? EINVAL : binding.setMulticastInterface(this.id, address);
  }

  // The native side takes "" for "any"; a program says so with undefined, and "" is no address.
  #member(group, face, source, join) {
    if (face === '' || source === '') return EINVAL;
    const result = this.#ensureBound(`${group}`.includes(':') ? 6 : 4);
    if (result < 0) return result;
    return binding.setMembership(this.id, `${group}`, `${face ?? ''}`, source ?? '', join);
  }

  addMembership(group, face) {
    return this.#member(group, face, undefined, true);
  }

  dropMembership(group, face) {
    return this.#member(group, face, undefined, false);
  }

  addSourceSpecificMembership(source, group, face) {
    return this.#member(group, face, source, true);
  }

  dropSourceSpecificMembership(source, group, face) {
    return this.#member(group, face, source, false);
  }

  // The size (after it was set to `size`, if that is not 0), or a negative errno.
  bufferSize(size, receiving) {
    if (this.id < 0) return EBADF;
    if (size > 0x7fffffff) return EINVAL;
    const option = receiving ? kRecvBuffer : kSendBuffer;
    if (size === 0) return binding.option(this.id, option);
    const result = binding.setOption(this.id, option, size);
    return result < 0 ? result : size;
  }

  getSendQueueSize() {
    return this.id < 0 ? 0 : binding.queuedBytes(this.id);
  }

  getSendQueueCount() {
    return this.id < 0 ? 0 : binding.queuedCount(this.id);
  }

  localName() {
    return this.id < 0 ? EBADF : binding.localName(this.id);
  }

  peerName() {
    return this.id < 0 ? EBADF : binding.peerName(this.id);
  }

  get fd() {
    return this.id < 0 ? EBADF : binding.descriptor(this.id);
  }

  keepAlive(on) {
    binding.ref(this.id, on);
  }

  hasRef() {
    return !this.closed && this.referenced;
  }

  close(callback) {
    if (this.closed) return;
    const { id } = this;
    this.closed = true;
    this.receiving = false;
    this.closeCallback = callback;
    if (id < 0) {
      setImmediate(tellClosed, this);
      return;
    }
    this.id = -1;
    sockets[id] = undefined;
    closing.set(id, this);
    binding.close(id);
  }
}

function tellClosed(handle) {
  if (typeof handle.closeCallback === 'function') {
    const before = swapContext(handle.context);
    handle.closeCallback();
    leaveContext(before);
  }
  destroyContext(handle.context);
}

onMail('datagram', function onDatagram(id, result, at, count) {
  const handle = sockets[id];
  const address = count > 0 && mail[at + 4] >= 0 ? takeValue(mail[at + 4]) : undefined;
  if (handle === undefined) return;
  if (address !== undefined) handle.senderText = address;
  if (handle.onmessage === undefined) return;
  if (count === 0) {
    tell(handle, result);
    return;
  }
  const sender = {
    address: handle.senderText,
    family: mail[at + 2] === 6 ? 'IPv6' : 'IPv4',
    port: mail[at + 3],
    size: result,
  };
  const buffer = mail[at] < 0 ? Buffer.alloc(0) : bytesAt(mail[at], mail[at + 1], result);
  tell(handle, result, buffer, sender);
});

function tell(handle, result, buffer, sender) {
  const before = swapContext(handle.context);
  try {
    handle.onmessage(result, handle, buffer, sender);
  } finally {
    if (handle.shared && handle.receiving) binding.receiveStart(handle.id); // the next one
  }
  leaveContext(before);
}

onClosed('datagram', function onDatagramSocketClosed(id) {
  const handle = closing.get(id);
  closing.delete(id);
  if (handle !== undefined) tellClosed(handle);
});

function activeHandles() {
  return sockets.filter((handle) => handle?.receiving);
}

module.exports = { UDP, activeHandles, kQueued };
