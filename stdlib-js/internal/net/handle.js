'use strict';
// Connections and listeners of the native side as objects: the `_handle` of sockets and servers.
//
//   StreamHandle(id)      open(family) if it was made without a number; readStart, readStop,
//                         write..., shutdown, close; calls its owner's onReadBytes(buffer),
//                         onReadEnd(result), onWriteError(result)
//   ListenerHandle(id)    listen, close; calls onconnection(0, streamHandle)
//   TCP, Pipe             the names that programs see (socket._handle.constructor.name)
//
// A handle is closed by nobody but its owner; after close() its number belongs to somebody else.

const binding = internalBinding('net');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const {
  completeSoon, mail, newRequest, onMail, onClosed,
} = require('internal/mailbox');
const { SocketHandle } = require('internal/net/socket_handle');
const { bytesAt } = require('internal/slabs');

const streams = [];
const listeners = [];

class StreamHandle extends SocketHandle {
  constructor(id = -1, context = undefined) {
    super();
    this.id = id;
    this.owner = null;
    this.reading = false;
    this.received = 0; // bytes that were told of
    const captured = context ?? captureContext(this.constructor.provider, this);
    if (captured !== undefined) this.context = captured;
    if (id >= 0) enter(id, this);
  }

  // A socket has its handle before the family of its address is known.
  open(family) {
    const id = binding.openConnection(family);
    if (id < 0) return id;
    this.id = id;
    enter(id, this);
    if (!this.referenced) binding.refConnection(id, false);
    return 0;
  }

  // For one that was never opened.
  discard() {
    destroyContext(this.context);
  }

  get fd() {
    return this.id < 0 ? -1 : binding.descriptor(this.id, false);
  }

  // What a native consumer took is known natively only.
  get bytesRead() {
    if (this.id < 0) return this.received;
    return this.owner?.httpAttached === undefined ? this.received : binding.bytesRead(this.id);
  }

  get bytesWritten() {
    return this.id < 0 ? this.bytesWrittenAtClose : binding.bytesWritten(this.id);
  }

  readStart() {
    if (this.id < 0) return -9;
    this.reading = true;
    binding.readStart(this.id);
    return 0;
  }

  readStop() {
    this.reading = false;
    if (this.id >= 0) binding.readStop(this.id);
    return 0;
  }

  // The bytes that wait after this write, or a negative errno.
  writeBuffer(bytes) {
    return binding.writeBytes(this.id, bytes);
  }

  writeString(string, encoding) {
    return binding.writeString(this.id, string, encoding);
  }

  // Does not wait for the turn to gather more; the bytes that wait even so, or a negative errno.
  sendNow() {
    return binding.sendNow(this.id);
  }

  whenSent(callback) {
    this.unsent++;
    const onSent = (result) => {
      this.unsent--;
      callback(result);
    };
    binding.whenSent(this.id, newRequest(onSent, 'WRITEWRAP', this.context));
  }

  shutdown(callback) {
    if (this.id < 0) return -9;
    const request = newRequest(callback, 'SHUTDOWNWRAP', this.context);
    const result = binding.shutdown(this.id, request);
    if (result > 0) completeSoon(request);
    return Math.min(result, 0);
  }

  connect(family, address, port, callback) {
    const request = newRequest(callback, this.constructor.connectProvider, this.context);
    return binding.connect(this.id, request, family, address, port);
  }

  bind(family, address, port) {
    return binding.bindConnection(this.id, family, address, port);
  }

  setNoDelay(on) {
    return this.id < 0 ? -9 : binding.setNoDelay(this.id, on);
  }

  setKeepAlive(on, delaySeconds) {
    return this.id < 0 ? -9 : binding.setKeepAlive(this.id, on, delaySeconds);
  }

  localName() {
    return this.id < 0 ? -9 : binding.localName(this.id, false);
  }

  peerName() {
    return this.id < 0 ? -9 : binding.peerName(this.id);
  }

  keepAlive(on) {
    binding.refConnection(this.id, on);
  }

  close(callback) {
    this.end(callback, binding.close);
  }

  reset(callback) {
    this.end(callback, binding.reset);
    return 0;
  }

  end(callback, how) {
    if (this.id < 0) return;
    const { id } = this;
    this.received = this.bytesRead;
    this.bytesWrittenAtClose = binding.bytesWritten(id);
    this.closeCallback = callback;
    closing[id] = this;
    streams[id] = undefined;
    this.id = -1;
    this.reading = false;
    how(id);
  }
}

// An idle connection is to be small: what it mostly has of these is here.
Object.assign(StreamHandle.prototype, {
  closeCallback: undefined,
  referenced: true,
  unsent: 0, // writes that wait to be told when they are sent
  bytesWrittenAtClose: 0,
  context: undefined,
});

class TCP extends StreamHandle {
  static provider = 'TCPWRAP';
  static connectProvider = 'TCPCONNECTWRAP';
}
class Pipe extends StreamHandle {
  static provider = 'PIPEWRAP';
  static connectProvider = 'PIPECONNECTWRAP';
}

// Handles whose close is under way, by their former number.
const closing = [];

// Numbers come one by one, and so both lists stay without holes.
function enter(id, handle) {
  streams[id] = handle;
  if (id >= closing.length) closing[id] = undefined;
}

onMail('stream', function onStream(id, result, at) {
  const handle = streams[id];
  if (handle === undefined || handle.owner === null) return;
  const slab = mail[at];
  const before = swapContext(handle.context);
  if (slab >= 0) {
    handle.received += result | 0; // said to be an integer, it needs no box
    handle.owner.onReadBytes(bytesAt(slab, mail[at + 1], result));
  } else if (slab === -1) {
    handle.owner.onReadEnd(result);
  } else if (handle.unsent === 0) {
    handle.owner.onWriteError(result); // a write that waits for its sending brings it itself
  }
  leaveContext(before);
});

onClosed('stream', function onStreamClosed(id) {
  const handle = closing[id];
  closing[id] = undefined;
  if (handle !== undefined) tellClosed(handle);
});

function tellClosed(handle) {
  if (typeof handle.closeCallback === 'function') {
    const before = swapContext(handle.context);
    handle.closeCallback();
    leaveContext(before);
  }
  destroyContext(handle.context);
}

class ListenerHandle extends SocketHandle {
  constructor(id, Stream) {
    super();
    this.id = id;
    this.owner = null;
    this.Stream = Stream;
    this.closeCallback = undefined;
    this.path = undefined;
    this.referenced = true;
    this.onconnection = undefined; // (status, stream), set by the owner
    this.context = captureContext(Stream === Pipe ? 'PIPESERVERWRAP' : 'TCPSERVERWRAP', this);
    listeners[id] = this;
  }

  get fd() {
    return this.id < 0 ? -1 : binding.descriptor(this.id, true);
  }

  bind(family, address, port, ipv6Only) {
    const result = binding.bindListener(this.id, family, address, port, ipv6Only);
    if (result >= 0 && family === 0 && address[0] !== '\0') {
      this.path = require('path').resolve(address);
    }
    return result;
  }

  listen(backlog) {
    return binding.listen(this.id, backlog);
  }

  localName() {
    return binding.localName(this.id, true);
  }

  peerName() {
    return -107; // ENOTCONN
  }

  keepAlive(on) {
    binding.refListener(this.id, on);
  }

  close(callback) {
    if (this.id < 0) return;
    const { id } = this;
    this.closeCallback = callback;
    closingListeners[id] = this;
    listeners[id] = undefined;
    this.id = -1;
    // The name in the file system goes with the listener, at once: it can be listened on again.
    if (this.path !== undefined) removeName(this.path);
    binding.closeListener(id);
  }
}

function removeName(path) {
  try {
    require('fs').unlinkSync(path);
  } catch { /* somebody has removed it */ }
}

const closingListeners = [];

onMail('accept', function onAccept(id, accepted) {
  const connectionId = accepted | 0; // said to be an integer, it needs no box
  const listener = listeners[id];
  if (listener === undefined || listener.owner === null) {
    binding.close(connectionId);
    return;
  }
  // Outside of the listener's context, but made by it, as in Node.
  const { Stream } = listener;
  const made = captureContext(Stream.provider, undefined, listener.context);
  const stream = new Stream(connectionId, made);
  const before = swapContext(listener.context);
  listener.onconnection(0, stream);
  leaveContext(before);
});

onClosed('accept', function onListenerClosed(id) {
  const listener = closingListeners[id];
  closingListeners[id] = undefined;
  if (listener !== undefined) tellClosed(listener);
});

function adoptStream(fd, Stream = TCP) {
  const id = binding.adoptConnection(fd);
  return id < 0 ? id : new Stream(id);
}

function openListener(family) {
  const id = binding.openListener(family);
  return id < 0 ? id : new ListenerHandle(id, family === 0 ? Pipe : TCP);
}

function adoptListener(fd) {
  const id = binding.adoptListener(fd);
  return id < 0 ? id : new ListenerHandle(id, TCP);
}

function activeHandles() {
  return [...streams, ...listeners].filter((handle) => handle !== undefined);
}

module.exports = {
  activeHandles, StreamHandle, ListenerHandle, TCP, Pipe, adoptStream, openListener, adoptListener,
};
