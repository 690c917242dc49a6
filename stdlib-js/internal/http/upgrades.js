'use strict';
// Requests of an http server that ask for another protocol, or for a tunnel.
//
//   upgrades(connection, request)   true if the request got its event, and the connection, or what
//                                   became of it, is no longer the server's
//
// The parser waits to be told: what follows an upgrade that somebody takes is no body, and what
// follows another request is.

const { takeOver, declineUpgrade } = require('internal/http/events');
const { completeMessage } = require('internal/http/incoming');

function upgrades(connection, request) {
  const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (event === 'upgrade' && connection.server.listenerCount(event) === 0) {
    declineUpgrade(connection.handle);
    return false;
  }
  connection.incoming = null;
  completeMessage(request);
  const rest = takeOver(connection.handle);
  handOver(connection);
  const { server, socket } = connection;
  if (!server.emit(event, request, socket, rest)) socket.destroy();
  return true;
}

// The socket is a plain one again.
function handOver(connection) {
  const { socket } = connection;
  connection.release();
  socket.httpAttached = false;
  socket.parser = null; // what programs look at that take a connection over
  socket.readableFlowing = null;
  if (socket._readableState !== undefined) socket._readableState.flowing = null;
}

module.exports = { upgrades };
