'use strict';
// Handles of a family, and how they find the address of a name.
//
//   newHandle(type, lookup)   a UDP handle with lookup(address, callback) and the family's bind
//   createSocketHandle(address, port, type, fd, flags)   one that is bound or adopted, or a
//                             negative errno

const { UDP } = require('internal/dgram/handle');
const { isIP } = require('internal/net/ip');
const { codes: { ERR_SOCKET_BAD_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const EINVAL = -22;

// An address needs no question: the answer comes in the next tick, as dns.lookup gives it. The
// text that was last found to be one is most often the next one, too.
function answerAddresses(handle, local, family, lookup) {
  let known = '';
  handle.knownAddress = (address) => {
    const wanted = address || local;
    if (wanted !== known) {
      if (isIP(wanted) === 0) return undefined;
      known = wanted;
    }
    return wanted;
  };
  return (address, callback) => {
    const found = handle.knownAddress(address);
    if (found === undefined) lookup(address || local, family, callback);
    else process.nextTick(callback, null, found);
  };
}

function lookupOf(handle, lookup) {
  const family = handle.family;
  const local = family === 6 ? '::1' : '127.0.0.1';
  if (lookup !== undefined) {
    validateFunction(lookup, 'lookup');
    return (address, callback) => lookup(address || local, family, callback);
  }
  const dns = require('dns');
  const { lookup: systemLookup } = require('internal/dns/lookup');
  if (dns.lookup === systemLookup) return answerAddresses(handle, local, family, systemLookup);
  return lookupOf(handle, dns.lookup);
}

class UDP6 extends UDP {
  constructor() {
    super();
    this.family = 6;
  }

  bind(address, port, flags) {
    return super.bind6(address, port, flags);
  }
}
Object.defineProperty(UDP6, 'name', { __proto__: null, value: 'UDP' });

function newHandle(type, lookup) {
  if (lookup !== undefined) validateFunction(lookup, 'lookup');
  if (type !== 'udp4' && type !== 'udp6') throw new ERR_SOCKET_BAD_TYPE();
  const handle = type === 'udp6' ? new UDP6() : new UDP();
  handle.lookup = lookupOf(handle, lookup);
  return handle;
}

function isDatagramSocket(fd) {
  return kindOf(fd) === 'UDP';
}

function kindOf(fd) {
  const kind = internalBinding('terminal').kindOf(fd);
  return kind === 'INVALID' ? 'UNKNOWN' : kind;
}

const isDescriptor = (fd) => (fd | 0) === fd && fd > 0;

function createSocketHandle(address, port, type, fd, flags) {
  const handle = newHandle(type);
  let result = 0;
  if (isDescriptor(fd)) result = isDatagramSocket(fd) ? handle.open(fd) : EINVAL;
  else if (port || address) result = handle.bind(address, port || 0, flags);
  if (result >= 0) return handle;
  handle.close();
  return result;
}

module.exports = { createSocketHandle, isDescriptor, kindOf, newHandle };
