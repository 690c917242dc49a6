'use strict';
// Sockets and servers that travel with a message to another process.
//
//   kindOf(handle) -> { name, fd, release }   what is sent; throws for what cannot be
//   receiveHandle(name, fd) -> the object that the receiver gets
//
// `release(options)` is called when the other side has it.

const { codes: { ERR_INVALID_HANDLE_TYPE } } = require('internal/errors');

// A socket that has been sent is not ours any more: its streams end without touching it.
function releaseSocket(socket, handle) {
  return (options) => {
    if (options?.keepOpen || handle.id < 0) return;
    handle.owner = null;
    handle.close();
  };
}

function socketKind(socket) {
  const handle = socket._handle;
  if (!handle || !(handle.fd >= 0)) return null;
  return { name: 'net.Socket', fd: handle.fd, release: releaseSocket(socket, handle) };
}

const nothing = () => {};

// Both sides go on with a datagram socket. Null for what is none, undefined for one that is closed.
function datagramKind(handle) {
  const { loadedLibrary } = require('internal/library');
  const { UDP } = loadedLibrary('internal/dgram/handle') ?? {};
  if (UDP === undefined) return null;
  if (handle instanceof UDP) return { name: 'dgram.Native', fd: handle.fd, release: nothing };
  const { Socket } = require('dgram');
  if (!(handle instanceof Socket)) return null;
  const raw = handle[require('internal/dgram/state').kState].handle;
  if (raw === null || !(raw.fd >= 0)) return undefined;
  return { name: 'dgram.Socket', fd: raw.fd, release: nothing };
}

function kindOf(handle) {
  const datagram = datagramKind(handle);
  if (datagram !== null) return datagram ?? null;
  const net = require('net');
  const { ListenerHandle, StreamHandle } = require('internal/net/handle');
  if (handle instanceof net.Socket) return socketKind(handle);
  if (handle instanceof net.Server) {
    return { name: 'net.Server', fd: handle._handle?.fd ?? -1, release: nothing };
  }
  const raw = handle instanceof ListenerHandle ? 'net.Native.Server' :
    handle instanceof StreamHandle ? 'net.Native' : '';
  if (raw !== '') return { name: raw, fd: handle.fd, release: nothing };
  throw new ERR_INVALID_HANDLE_TYPE();
}

// From now on the sender must not use a socket it gives away. It still counts as a connection of
// its server, until the receiver tells that it is closed.
function detachSocket(socket) {
  const handle = socket._handle;
  handle.readStop();
  handle.owner = null;
  socket._handle = null;
  socket.setTimeout(0);
}

function receiveServer(fd) {
  const net = require('net');
  const { adoptListener } = require('internal/net/handle');
  const server = new net.Server();
  server.listen(adoptListener(fd));
  return server;
}

function receiveDatagramSocket(name, fd) {
  const { UDP } = require('internal/dgram/handle');
  const handle = new UDP();
  handle.open(fd);
  if (name === 'dgram.Native') return handle;
  return require('dgram').createSocket(handle.family === 6 ? 'udp6' : 'udp4').bind(handle);
}

function receiveHandle(name, fd) {
  if (name.startsWith('dgram.')) return receiveDatagramSocket(name, fd);
  const net = require('net');
  const { adoptListener, adoptStream } = require('internal/net/handle');
  switch (name) {
    case 'net.Socket':
      return new net.Socket({ handle: adoptStream(fd), readable: true, writable: true });
    case 'net.Server': return receiveServer(fd);
    case 'net.Native.Server': return adoptListener(fd);
    default: return adoptStream(fd);
  }
}

module.exports = { detachSocket, kindOf, receiveHandle };
