'use strict';
// net.SocketAddress: an address and a port, which do not change.
//
//   SocketAddress
//   kNumber       its address as a number, see internal/net/address_numbers.js
//
// Structured clone makes an equal one.

const { inspect } = require('internal/util/inspect');
const { codes: { ERR_INVALID_ADDRESS, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const {
  validateObject, validatePort, validateString, validateUint32,
} = require('internal/validators');
const { kClone, makeHosted } = require('internal/structured_clone');
const { toNumber, toText } = require('internal/net/address_numbers');

const kNumber = Symbol('kNumber');
const kFacts = Symbol('kFacts');

function familyOf(given) {
  const family = typeof given?.toLowerCase === 'function' ? given.toLowerCase() : given;
  if (family !== 'ipv4' && family !== 'ipv6') {
    throw new ERR_INVALID_ARG_VALUE('options.family', given);
  }
  return family;
}

function build(Class, facts, number) {
  const made = makeHosted(Class);
  Object.defineProperty(made, kFacts, { __proto__: null, value: facts });
  Object.defineProperty(made, kNumber, { __proto__: null, value: number });
  return made;
}

class SocketAddress {
  static isSocketAddress(value) {
    return value?.[kFacts] !== undefined;
  }

  constructor(options = {}) {
    validateObject(options, 'options');
    const { family: given = 'ipv4', port = 0, flowlabel = 0 } = options;
    const family = familyOf(given);
    const { address = family === 'ipv4' ? '127.0.0.1' : '::' } = options;
    validateString(address, 'options.address');
    const portNumber = validatePort(port, 'options.port');
    validateUint32(flowlabel, 'options.flowlabel', false);
    const number = toNumber(address, family);
    if (number === undefined) throw new ERR_INVALID_ADDRESS();
    const facts = { address: toText(number, family), port: portNumber, family, flowlabel };
    return build(new.target, facts, number);
  }

  get address() {
    return this[kFacts].address;
  }

  get port() {
    return this[kFacts].port;
  }

  get family() {
    return this[kFacts].family;
  }

  get flowlabel() {
    // Only IPv6 has one.
    return this[kFacts].family === 'ipv6' ? this[kFacts].flowlabel : 0;
  }

  toJSON() {
    return {
      address: this.address, port: this.port, family: this.family, flowlabel: this.flowlabel,
    };
  }

  [kClone]() {
    const { [kFacts]: facts, [kNumber]: number } = this;
    return { restore: () => build(SocketAddress, facts, number) };
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return options.stylize('[SocketAddress]', 'special');
    return `SocketAddress ${inspect(this.toJSON(), {
      ...options, depth: options.depth === null ? null : options.depth - 1,
    })}`;
  }
}

module.exports = { kNumber, SocketAddress };
