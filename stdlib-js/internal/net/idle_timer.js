'use strict';
// The timer of a socket on which nothing happens.
//
//   refreshTimer(socket)   starts it, or starts it anew; socket._onTimeout() is called
//   stopTimer(socket)

const { clearTimeout, setTimeout } = require('timers');

function refreshTimer(socket) {
  if (socket._idleTimer !== null) {
    socket._idleTimer.refresh();
    return;
  }
  socket._idleTimer = setTimeout(onIdle, socket.timeout, socket);
  socket._idleTimer.unref();
}

function onIdle(socket) {
  socket._onTimeout();
}

function stopTimer(socket) {
  if (socket._idleTimer !== null) {
    clearTimeout(socket._idleTimer);
    socket._idleTimer = null;
  }
}

module.exports = { refreshTimer, stopTimer };
