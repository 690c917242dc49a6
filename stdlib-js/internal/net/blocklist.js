'use strict';
// net.BlockList: rules that say which addresses are to be refused.
//
//   BlockList, SocketAddress
//
// A rule of one family holds for the other one's addresses where these are IPv4-mapped. What
// structured clone makes of a list shares its rules.

const { inspect } = require('internal/util/inspect');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateInt32, validateString } = require('internal/validators');
const { kClone, makeHosted } = require('internal/structured_clone');
const { isMapped } = require('internal/net/address_numbers');
const { kNumber, SocketAddress } = require('internal/net/socket_address');

const kRules = Symbol('kRules');
const kAddressBits = 128;

function labelOf({ family }) {
  return family === 'ipv6' ? 'IPv6' : 'IPv4';
}

// Whether two addresses have an order: those of one family, else only mapped ones.
function comparable(a, b) {
  return a.family === b.family || (isMapped(a[kNumber]) && isMapped(b[kNumber]));
}

function addressRule(address) {
  return {
    text: `Address: ${labelOf(address)} ${address.address}`,
    matches: (other) => address[kNumber] === other[kNumber],
  };
}

function rangeRule(start, end) {
  return {
    text: `Range: ${labelOf(start)} ${start.address}-${end.address}`,
    matches: (other) => comparable(start, other) && comparable(end, other) &&
      start[kNumber] <= other[kNumber] && other[kNumber] <= end[kNumber],
  };
}

function subnetRule(network, prefix) {
  // The numbers of IPv4 addresses stand behind 96 bits.
  const bits = network.family === 'ipv6' ? prefix : prefix + 96;
  const shift = BigInt(kAddressBits - bits);
  const wanted = network[kNumber] >> shift;
  return {
    text: `Subnet: ${labelOf(network)} ${network.address}/${prefix}`,
    matches: (other) => other[kNumber] >> shift === wanted,
  };
}

function addressFrom(given, name, family) {
  if (SocketAddress.isSocketAddress(given)) return given;
  validateString(given, name);
  validateString(family, 'family');
  return new SocketAddress({ address: given, family });
}

function build(Class, rules) {
  const made = makeHosted(Class);
  Object.defineProperty(made, kRules, { __proto__: null, value: rules });
  return made;
}

class BlockList {
  constructor() {
    return build(new.target, []);
  }

  addAddress(address, family = 'ipv4') {
    this[kRules].unshift(addressRule(addressFrom(address, 'address', family)));
  }

  addRange(start, end, family = 'ipv4') {
    const first = addressFrom(start, 'start', family);
    const last = addressFrom(end, 'end', family);
    if (comparable(first, last) && first[kNumber] > last[kNumber]) {
      throw new ERR_INVALID_ARG_VALUE('start', first, `must come before end`);
    }
    this[kRules].unshift(rangeRule(first, last));
  }

  addSubnet(network, prefix, family = 'ipv4') {
    const address = addressFrom(network, 'network', family);
    validateInt32(prefix, 'prefix', 0, address.family === 'ipv6' ? 128 : 32);
    this[kRules].unshift(subnetRule(address, prefix));
  }

  check(address, family = 'ipv4') {
    if (!SocketAddress.isSocketAddress(address)) {
      validateString(address, 'address');
      validateString(family, 'family');
      try {
        address = new SocketAddress({ address, family });
      } catch {
        return false; // what is no address is in no list
      }
    }
    return this[kRules].some((rule) => rule.matches(address));
  }

  // The newest comes first.
  get rules() {
    return this[kRules].map((rule) => rule.text);
  }

  [kClone]() {
    const { [kRules]: rules } = this;
    return { restore: () => build(BlockList, rules) };
  }

  [inspect.custom](depth, options) {
    if (depth < 0) return options.stylize('[BlockList]', 'special');
    return `BlockList ${inspect({ rules: this.rules }, {
      ...options, depth: options.depth === null ? null : options.depth - 1,
    })}`;
  }
}

module.exports = { BlockList, SocketAddress };
