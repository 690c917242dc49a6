'use strict';
// The module `dns`: lookup through the system's resolver (getaddrinfo on the blocking pool).
//
//   lookup, promises.lookup, the result order, the error codes
//
// resolve*, Resolver and lookupService throw ERR_FEATURE_UNAVAILABLE_ON_PLATFORM for now.

const binding = internalBinding('net');
const { mail, newRequest, takeValue } = require('internal/mailbox');
const {
  dnsException,
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_FEATURE_UNAVAILABLE_ON_PLATFORM },
} = require('internal/errors');
const {
  validateFunction, validateOneOf, validateBoolean, validateNumber,
} = require('internal/validators');
const { begin, finish } = require('internal/perf/spans');
const { isIP } = require('internal/net/ip');

const ADDRCONFIG = 32;
const V4MAPPED = 8;
const ALL = 16;

let defaultOrder = 'verbatim';

function checkHints(hints) {
  if ((hints & ~(ADDRCONFIG | ALL | V4MAPPED)) !== 0) {
    throw new ERR_INVALID_ARG_VALUE('hints', hints);
  }
}

function readFamily(family) {
  if (family === undefined || family === null) return 0;
  if (family === 'IPv4') return 4;
  if (family === 'IPv6') return 6;
  validateOneOf(family, 'options.family', [0, 4, 6, 'IPv4', 'IPv6']);
  return family;
}

function readOptions(options) {
  const settings = { family: 0, hints: 0, all: false, verbatim: defaultOrder === 'verbatim' };
  if (options === undefined || options === null) return settings;
  if (typeof options === 'number') {
    validateOneOf(options, 'family', [0, 4, 6]);
    settings.family = options;
    return settings;
  }
  if (typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  if (options.hints !== undefined && options.hints !== null) {
    validateNumber(options.hints, 'options.hints');
    settings.hints = options.hints >>> 0;
    checkHints(settings.hints);
  }
  settings.family = readFamily(options.family);
  if (options.all !== undefined && options.all !== null) {
    validateBoolean(options.all, 'options.all');
    settings.all = options.all;
  }
  if (options.verbatim !== undefined && options.verbatim !== null) {
    validateBoolean(options.verbatim, 'options.verbatim');
    settings.verbatim = options.verbatim;
  }
  return settings;
}

function describe(addresses, verbatim) {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  if (!verbatim) found.sort((a, b) => a.family - b.family);
  return found;
}

function lookup(hostname, options, callback) {
  if (hostname) {
    if (typeof hostname !== 'string') {
      throw new ERR_INVALID_ARG_TYPE('hostname', 'string', hostname);
    }
  }
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else {
    validateFunction(callback, 'callback');
  }
  const { family, hints, all, verbatim } = readOptions(options);
  if (!hostname) {
    if (all) process.nextTick(callback, null, []);
    else process.nextTick(callback, null, null, family === 6 ? 6 : 4);
    return {};
  }
  const literal = isIP(hostname);
  if (literal !== 0) {
    if (all) process.nextTick(callback, null, [{ address: hostname, family: literal }]);
    else process.nextTick(callback, null, hostname, literal);
    return {};
  }
  const span = begin('dns', 'lookup', { hostname, family, hints, verbatim });
  const request = newRequest((result, at) => {
    const addresses = takeValue(mail[at]);
    if (result !== 0) {
      callback(dnsException(kEaiNumbers[result] ?? -3004, 'getaddrinfo', hostname));
      return;
    }
    const found = describe(addresses, verbatim);
    finish(span, { addresses });
    if (all) callback(null, found);
    else callback(null, found[0].address, found[0].family);
  }, 'GETADDRINFOREQWRAP');
  binding.lookup(request, hostname, family, hints);
  return {};
}

// getaddrinfo's numbers (EAI_*) as libuv numbers them.
const kEaiNumbers = {
  '__proto__': null, '-1': -3002, '-2': -3008, '-3': -3001, '-4': -3004, '-5': -3007, '-6': -3005,
  '-7': -3011, '-8': -3010, '-10': -3006,
};

Object.defineProperty(lookup, Symbol.for('nodejs.util.promisify.customArgs'),
  { value: ['address', 'family'], enumerable: false });

function setDefaultResultOrder(order) {
  validateOneOf(order, 'dnsOrder', ['verbatim', 'ipv4first']);
  defaultOrder = order;
}

function unavailable(name) {
  return { [name]() { throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`dns.${name}`); } }[name];
}

const later = {};
for (const name of ['resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname',
  'resolveMx', 'resolveNaptr', 'resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTxt',
  'reverse', 'lookupService', 'getServers', 'setServers']) {
  later[name] = unavailable(name);
}

const kCodes = {
  NODATA: 'ENODATA', FORMERR: 'EFORMERR', SERVFAIL: 'ESERVFAIL', NOTFOUND: 'ENOTFOUND',
  NOTIMP: 'ENOTIMP', REFUSED: 'EREFUSED', BADQUERY: 'EBADQUERY', BADNAME: 'EBADNAME',
  BADFAMILY: 'EBADFAMILY', BADRESP: 'EBADRESP', CONNREFUSED: 'ECONNREFUSED', TIMEOUT: 'ETIMEOUT',
  EOF: 'EOF', FILE: 'EFILE', NOMEM: 'ENOMEM', DESTRUCTION: 'EDESTRUCTION', BADSTR: 'EBADSTR',
  BADFLAGS: 'EBADFLAGS', NONAME: 'ENONAME', BADHINTS: 'EBADHINTS',
  NOTINITIALIZED: 'ENOTINITIALIZED', LOADIPHLPAPI: 'ELOADIPHLPAPI',
  ADDRGETNETWORKPARAMS: 'EADDRGETNETWORKPARAMS', CANCELLED: 'ECANCELLED',
};

const promises = {
  lookup(hostname, options) {
    return new Promise((resolve, reject) => {
      const all = options !== null && typeof options === 'object' && options.all === true;
      lookup(hostname, options, (error, address, family) => {
        if (error) reject(error);
        else resolve(all ? address : { address, family });
      });
    });
  },
  setDefaultResultOrder,
  getDefaultResultOrder: () => defaultOrder,
  ...kCodes,
};

module.exports = {
  lookup, setDefaultResultOrder, getDefaultResultOrder: () => defaultOrder, promises, ADDRCONFIG,
  V4MAPPED, ALL, ...later, ...kCodes,
};
