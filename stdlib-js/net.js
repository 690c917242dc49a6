'use strict';
// The module `net`: TCP and unix sockets, clients and servers. The parts are in internal/net/.
//
// BlockList and SocketAddress come from internal/net/blocklist.js.
//
// Covers all that Node 18 documents.
// Differs: handles that are closed in one turn are told in the order of their closing; a path that
//   is too long for a unix socket is refused instead of cut.

const { channels, publish } = require('internal/library_channels');
const { Socket } = require('internal/net/socket');
const { Server } = require('internal/net/server');
const { deprecate } = require('internal/util/deprecate');
const { isIP, isIPv4, isIPv6 } = require('internal/net/ip');
const connecting = require('internal/net/connect');

function connect(...args) {
  const normalized = connecting.normalizeArgs(args);
  const [options] = normalized;
  const socket = new Socket(options);
  const told = channels['net.client.socket'];
  if (told !== undefined) publish(told, { socket });
  if (options.timeout) socket.setTimeout(options.timeout);
  return socket.connect(normalized);
}

function createServer(options, connectionListener) {
  return new Server(options, connectionListener);
}

// Of Windows, and without effect here.
const _setSimultaneousAccepts = deprecate(() => {},
  'net._setSimultaneousAccepts() is deprecated and will be removed.', 'DEP0121');

module.exports = {
  Server, Socket, Stream: Socket, connect, createConnection: connect, createServer,
  isIP, isIPv4, isIPv6,
  _setSimultaneousAccepts,
  _normalizeArgs: connecting.normalizeArgs,
  getDefaultAutoSelectFamily: connecting.getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily: connecting.setDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout: connecting.getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout: connecting.setDefaultAutoSelectFamilyAttemptTimeout,
  get BlockList() {
    return require('internal/net/blocklist').BlockList;
  },
  get SocketAddress() {
    return require('internal/net/blocklist').SocketAddress;
  },
};
