'use strict';
// The option autoSelectFamily: a name's addresses are tried one after the other, families in turn,
// each for a while only, until one answers.
//
//   tryAddresses(socket, addresses, { host, port, localPort, timeout }, connectTo)
//
// The attempts are told by the events connectionAttempt, connectionAttemptFailed and
// connectionAttemptTimeout, and kept in socket.autoSelectFamilyAttemptedAddresses.

const { isIP } = require('internal/net/ip');
const {
  exceptionWithHostPort,
  codes: { ERR_INVALID_ADDRESS_FAMILY, ERR_INVALID_IP_ADDRESS },
} = require('internal/errors');

const kTimedOut = -110;

function tryAddresses(socket, given, settings, connectTo) {
  if (!socket.connecting) return;
  const addresses = Array.isArray(given) ? given : []; // a look-up that ignores `all`
  for (const { address, family } of addresses) {
    socket.emit('lookup', null, address, family, settings.host);
  }
  if (!socket.connecting) return;
  const queue = inTurn(addresses.filter(isUsable));
  if (queue.length === 0) {
    const error = whyNone(addresses, settings);
    process.nextTick(() => socket.destroy(error));
  } else {
    socket.autoSelectFamilyAttemptedAddresses = [];
    tryNext({ socket, queue, settings, connectTo, errors: [] });
  }
}

function isUsable({ address, family }) {
  return isIP(address) !== 0 && (family === 4 || family === 6);
}

function targetOf({ address, family }, { port, localPort }) {
  return { address, family, port, localPort };
}

// The family that came first has every other attempt.
function inTurn(addresses) {
  const first = addresses.filter(({ family }) => family === addresses[0].family);
  const others = addresses.filter(({ family }) => family !== addresses[0].family);
  const queue = [];
  for (let i = 0; i < Math.max(first.length, others.length); i++) {
    if (i < first.length) queue.push(first[i]);
    if (i < others.length) queue.push(others[i]);
  }
  return queue;
}

function whyNone(addresses, { host, port }) {
  const { address, family } = addresses[0] ?? {};
  return isIP(address) === 0 ? new ERR_INVALID_IP_ADDRESS(address)
    : new ERR_INVALID_ADDRESS_FAMILY(family, host, port);
}

function tryNext(attempts) {
  const { socket, queue, settings, connectTo } = attempts;
  const target = targetOf(queue.shift(), settings);
  const { address, port, family } = target;
  socket.autoSelectFamilyAttemptedAddresses.push(`${address}:${port}`);
  socket.emit('connectionAttempt', address, port, family);
  if (!socket.connecting) return;
  let timer;
  const handle = connectTo(socket, target, (error) => {
    clearTimeout(timer);
    if (!socket.connecting) return;
    if (queue.length > 0) giveUpHandle(socket);
    socket.emit('connectionAttemptFailed', address, port, family, error);
    goOn(attempts, error);
  });
  if (handle === undefined || queue.length === 0) return; // the last one has all the time
  timer = setTimeout(onTimeout, settings.timeout, attempts, handle, target);
  socket.once('connect', () => clearTimeout(timer));
  socket.once('close', () => clearTimeout(timer));
}

// The next attempt has one of its own.
function giveUpHandle(socket) {
  const handle = socket._handle;
  if (handle === null) return;
  handle.owner = null;
  socket._handle = null;
  if (handle.id < 0) handle.discard();
  else handle.close();
}

function onTimeout(attempts, handle, { address, port, family }) {
  const { socket } = attempts;
  if (!socket.connecting || socket._handle !== handle) return;
  giveUpHandle(socket);
  socket.emit('connectionAttemptTimeout', address, port, family);
  goOn(attempts, exceptionWithHostPort(kTimedOut, 'connect', address, port));
}

function goOn(attempts, error) {
  const { socket, queue, errors } = attempts;
  errors.push(error);
  if (!socket.connecting) return;
  if (queue.length > 0) {
    tryNext(attempts);
    return;
  }
  const all = new AggregateError(errors, '');
  all.code = errors[0].code;
  socket.destroy(all);
}

module.exports = { tryAddresses };
