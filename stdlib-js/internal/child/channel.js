'use strict';
// Messages between a parent and a forked child: JSON lines over the descriptor NODE_CHANNEL_FD.
//
//   setUpChannel(target, connection)   target gets send, disconnect, 'message', 'disconnect'
//
// Handles cannot be sent yet: an argument that asks for it is refused.

const {
  codes: {
    ERR_IPC_CHANNEL_CLOSED, ERR_IPC_DISCONNECTED, ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE,
    ERR_FEATURE_UNAVAILABLE_ON_PLATFORM,
  },
} = require('internal/errors');
const { Pipe } = require('internal/net/handle');

function setUpChannel(target, connection) {
  const { Socket } = require('net');
  const socket = new Socket({ handle: new Pipe(connection), manualStart: true });
  let rest = '';
  target.connected = true;
  target.channel = {
    ref: () => socket.ref(), unref: () => socket.unref(), hasRef: () => socket._handle?.hasRef() ?? false,
  };
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) deliver(target, line);
  });
  socket.on('error', () => {});
  socket.on('close', () => closeChannel(target));
  socket.on('end', () => socket.destroy());
  target._channelSocket = socket;
  target.send = function send(message, handle, options, callback) {
    if (typeof handle === 'function') callback = handle;
    else if (typeof options === 'function') callback = options;
    else if (handle !== undefined && handle !== null) {
      throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('sending handles to a child process');
    }
    return sendMessage(target, socket, message, callback);
  };
  target.disconnect = function disconnect() {
    if (!target.connected) {
      target.emit('error', new ERR_IPC_DISCONNECTED());
      return;
    }
    target.connected = false;
    socket.end();
    socket.destroySoon();
  };
}

function deliver(target, line) {
  let message;
  try {
    message = JSON.parse(line);
  } catch {
    return;
  }
  if (message !== null && typeof message === 'object' && typeof message.cmd === 'string' &&
      message.cmd.startsWith('NODE_')) {
    target.emit('internalMessage', message);
    return;
  }
  process.nextTick(() => target.emit('message', message, undefined));
}

function sendMessage(target, socket, message, callback) {
  if (message === undefined) throw new ERR_MISSING_ARGS('message');
  if (!['string', 'object', 'number', 'boolean'].includes(typeof message)) {
    throw new ERR_INVALID_ARG_TYPE('message', ['string', 'object', 'number', 'boolean'], message);
  }
  if (!target.connected) {
    const error = new ERR_IPC_CHANNEL_CLOSED();
    if (typeof callback === 'function') process.nextTick(callback, error);
    else process.nextTick(() => target.emit('error', error));
    return false;
  }
  return socket.write(`${JSON.stringify(message)}\n`, 'utf8', callback
    ? (error) => callback(error ?? null) : undefined);
}

function closeChannel(target) {
  if (target.channel === undefined || target.channel === null) return;
  target.channel = null;
  target.connected = false;
  process.nextTick(() => target.emit('disconnect'));
}

// In the child: what the parent opened for us.
function setUpProcessChannel() {
  const fd = Number.parseInt(process.env.NODE_CHANNEL_FD, 10);
  if (!Number.isInteger(fd)) return;
  delete process.env.NODE_CHANNEL_FD;
  const id = internalBinding('net').adoptConnection(fd);
  if (id < 0) return;
  setUpChannel(process, id);
  // Only listeners keep the child alive.
  process.channel.unref();
  process._channelSocket.resume();
  const update = () => {
    if (process.channel === null) return;
    if (process.listenerCount('message') + process.listenerCount('disconnect') > 0) process.channel.ref();
    else process.channel.unref();
  };
  process.on('newListener', (name) => {
    if (name === 'message' || name === 'disconnect') process.nextTick(update);
  });
  process.on('removeListener', update);
}

module.exports = { setUpChannel, setUpProcessChannel };
