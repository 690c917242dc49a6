'use strict';
// Programs that listen to the bytes of a socket that belongs to an http server.
//
//   watchListeners(socket)      from now on 'data' and 'readable' bring what arrives, too
//   unwatchListeners(socket)    the socket is a plain one again
//
// As long as nobody listens, the bytes never enter JavaScript.

const binding = internalBinding('http');

function tellOf(socket, event) {
  if (event !== 'data' && event !== 'readable') return;
  const id = socket._httpConnection?.handle.id ?? -1;
  if (id < 0) return;
  binding.tee(id);
  if (event === 'data') socket.resume(); // in Node it flows already
}

function on(event, listener) {
  const { on: plain } = Object.getPrototypeOf(this);
  plain.call(this, event, listener);
  tellOf(this, event);
  return this;
}

function prependListener(event, listener) {
  const { prependListener: plain } = Object.getPrototypeOf(this);
  plain.call(this, event, listener);
  tellOf(this, event);
  return this;
}

function watchListeners(socket) {
  socket.on = on;
  socket.addListener = on;
  socket.prependListener = prependListener;
}

function unwatchListeners(socket) {
  const plain = Object.getPrototypeOf(socket);
  socket.on = plain.on;
  socket.addListener = plain.addListener;
  socket.prependListener = plain.prependListener;
}

module.exports = { watchListeners, unwatchListeners };
