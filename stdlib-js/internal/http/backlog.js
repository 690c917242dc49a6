'use strict';
// Back-pressure of an http server's connection: while too much waits to be sent to its client,
// nothing more is read or parsed from it.
//
//   holdBack(connection)             until what was written is sent
//   hasMuchToSend(connection)        the socket wants a pause, or responses that wait for their
//                                    turn hold much
//   notePending(connection, delta)   what such responses hold has changed
//
// The socket says so, too: 'pause', 'resume', and `_paused` in between.

function holdBack(connection) {
  if (connection.backlogged) return;
  const { socket, handle } = connection;
  connection.backlogged = connection.sending = true;
  handle.readStop();
  socket._paused = true;
  socket.pause();
  handle.whenSent((result) => {
    connection.sending = false;
    if (handle.id < 0 || socket.destroyed) return;
    if (result < 0) socket.onWriteError(result);
    else goOn(connection);
  });
}

function hasMuchToSend({ outgoingData, socket }) {
  return outgoingData >= socket.writableHighWaterMark || socket.writableNeedDrain;
}

function notePending(connection, delta) {
  connection.outgoingData += delta;
  if (delta < 0 && connection.backlogged && !connection.sending) goOn(connection);
}

function goOn(connection) {
  const { socket } = connection;
  if (connection.outgoingData >= socket.writableHighWaterMark) return;
  connection.backlogged = false;
  socket._paused = false;
  connection.resume();
  socket.resume();
}

module.exports = { holdBack, hasMuchToSend, notePending };
