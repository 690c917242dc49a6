'use strict';
// What a message writes in one tick goes to its socket together.
//
//   corkForThisTick(socket)
//   uncorkFully(socket)       the message has ended: whatever was corked leaves now

function corkForThisTick(socket) {
  if (!socket || socket.writableCorked) return;
  socket.cork();
  process.nextTick(uncorkSocket, socket);
}

function uncorkSocket(socket) {
  socket.uncork();
}

function uncorkFully(socket) {
  if (!socket) return;
  if (socket._writableState !== undefined) socket._writableState.corked = 1;
  socket.uncork();
}

module.exports = { corkForThisTick, uncorkFully };
