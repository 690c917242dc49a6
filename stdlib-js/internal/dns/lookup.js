'use strict';
// Names through the system's own functions, getaddrinfo and getnameinfo, on the blocking pool.
//
//   lookup(hostname, options, callback), lookupService(address, port, callback)
//   lookupPromise, lookupServicePromise
//   setDefaultResultOrder(order), getDefaultResultOrder()
//   ADDRCONFIG, V4MAPPED, ALL

const { mail, newRequest, takeValue } = require('internal/mailbox');
const {
  dnsException,
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS },
} = require('internal/errors');
const {
  validateBoolean, validateFunction, validateNumber, validateOneOf, validatePort,
  validateStringWithoutNullBytes,
} = require('internal/validators');
const { begin, finish } = require('internal/perf/spans');
const { isIP } = require('internal/net/ip');

const ADDRCONFIG = 32;
const V4MAPPED = 8;
const ALL = 16;

const kInvalid = -22;
const kLongestName = 255; // that libuv asks for

const families = [0, 4, 6];
// As Node 18's messages list them; 'ipv6first' came with Node 22.
const orders = ['verbatim', 'ipv4first'];
const kIpv6First = 'ipv6first';

let defaultOrder;

function getDefaultResultOrder() {
  return defaultOrder ??=
    require('internal/process/options').getOption('--dns-result-order') || 'verbatim';
}

function validateOrder(order, name) {
  if (order !== kIpv6First) validateOneOf(order, name, orders);
  return order;
}

function setDefaultResultOrder(order) {
  defaultOrder = validateOrder(order, 'dnsOrder');
}

// ---- lookup ----------------------------------------------------------------------------------

function readFamily(family) {
  if (family === 'IPv4') return 4;
  if (family === 'IPv6') return 6;
  validateOneOf(family, 'options.family', families);
  return family;
}

function readHints(hints) {
  validateNumber(hints, 'options.hints');
  const bits = hints >>> 0;
  if ((bits & ~(ADDRCONFIG | ALL | V4MAPPED)) !== 0) throw new ERR_INVALID_ARG_VALUE('hints', bits);
  return bits;
}

const given = (value) => value !== undefined && value !== null;

// `order`, or the older `verbatim`, which `order` overrules.
function readOrder({ order, verbatim }) {
  if (given(verbatim)) validateBoolean(verbatim, 'options.verbatim');
  if (given(order)) return validateOrder(order, 'options.order');
  if (given(verbatim)) return verbatim ? 'verbatim' : 'ipv4first';
  return getDefaultResultOrder();
}

function readOptions(options) {
  const settings = { family: 0, hints: 0, all: false, order: undefined };
  if (!given(options) || typeof options === 'number') settings.order = getDefaultResultOrder();
  if (!given(options)) return settings;
  if (typeof options === 'number') {
    validateOneOf(options, 'family', families);
    settings.family = options;
    return settings;
  }
  if (given(options.hints)) settings.hints = readHints(options.hints);
  if (given(options.family)) settings.family = readFamily(options.family);
  if (given(options.all)) {
    validateBoolean(options.all, 'options.all');
    settings.all = options.all;
  }
  settings.order = readOrder(options);
  return settings;
}

function isOptions(options) {
  return options === undefined || typeof options === 'object' || typeof options === 'number';
}

let warned = false;

function warnOfHostname(hostname) {
  if (warned) return;
  warned = true;
  process.emitWarning(
    `The provided hostname "${hostname}" is not a valid hostname, and is supported in the dns ` +
    'module solely for compatibility.', 'DeprecationWarning', 'DEP0118');
}

// What needs no question: [addresses], or undefined. No name at all has no address.
function answerAtOnce(hostname) {
  if (!hostname) {
    warnOfHostname(hostname);
    return [];
  }
  const family = isIP(hostname);
  return family === 0 ? undefined : [{ address: hostname, family }];
}

function describe(addresses, order) {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  if (order === 'ipv4first') found.sort((a, b) => a.family - b.family);
  else if (order === kIpv6First) found.sort((a, b) => b.family - a.family);
  return found;
}

// done(error, [{ address, family }...]); `resource` is what async_hooks are told.
function ask(resource, { all, family, hints, order }, done) {
  const { hostname } = resource;
  if (hostname.length > kLongestName) {
    process.nextTick(() => done(dnsException(kInvalid, 'getaddrinfo', hostname)));
    return;
  }
  const verbatim = order === 'verbatim';
  const span = begin('dns', 'lookup', { hostname, family, hints, verbatim });
  const request = newRequest((result, at) => {
    const addresses = takeValue(mail[at]);
    if (result !== 0 || addresses.length === 0) {
      const { errnoOfAddressInfo } = require('internal/dns/codes');
      const errno = errnoOfAddressInfo(result === 0 ? -2 : result);
      done(dnsException(errno, 'getaddrinfo', hostname));
      return;
    }
    const described = describe(addresses, order);
    finish(span, { addresses: all ? described : addresses });
    done(null, described);
  }, 'GETADDRINFOREQWRAP', undefined, resource);
  internalBinding('net').lookup(request, hostname, family, hints);
}

class GetAddrInfoReqWrap {
  constructor(hostname, family, callback) {
    this.callback = callback;
    this.family = family;
    this.hostname = hostname;
  }
}

function lookup(hostname, options, callback) {
  if (hostname) validateStringWithoutNullBytes(hostname, 'hostname');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else if (!isOptions(options)) {
    validateFunction(arguments.length === 2 ? options : callback, 'callback');
    throw new ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  } else {
    validateFunction(callback, 'callback');
  }
  const settings = readOptions(options);
  const { family, all } = settings;
  const known = answerAtOnce(hostname);
  if (known !== undefined) {
    if (all) process.nextTick(callback, null, known);
    else if (known.length === 0) process.nextTick(callback, null, null, family === 6 ? 6 : 4);
    else process.nextTick(callback, null, hostname, known[0].family);
    return {};
  }
  const request = new GetAddrInfoReqWrap(hostname, family, callback);
  ask(request, settings, (error, found) => {
    if (error) request.callback(error);
    else if (all) request.callback(null, found);
    else request.callback(null, found[0].address, found[0].family);
  });
  return request;
}

Object.defineProperty(lookup, Symbol.for('nodejs.util.promisify.customArgs'),
  { __proto__: null, value: ['address', 'family'], enumerable: false });

function lookupPromise(hostname, options) {
  if (hostname) validateStringWithoutNullBytes(hostname, 'hostname');
  if (!isOptions(options)) {
    throw new ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  const settings = readOptions(options);
  const { family, all } = settings;
  const known = answerAtOnce(hostname);
  if (known !== undefined) {
    const [first = { address: null, family: family === 6 ? 6 : 4 }] = known;
    return Promise.resolve(all ? known : first);
  }
  return new Promise((resolve, reject) => {
    ask(new GetAddrInfoReqWrap(hostname, family), settings, (error, found) => {
      if (error) reject(error);
      else resolve(all ? found : found[0]);
    });
  });
}

// ---- lookupService ---------------------------------------------------------------------------

function checkService(address, port) {
  if (isIP(address) === 0) throw new ERR_INVALID_ARG_VALUE('address', address);
  validatePort(port);
}

// done(error, host, service)
function askService(resource, done) {
  const { hostname: address, port } = resource;
  const span = begin('dns', 'lookupService', { host: address, port });
  const request = newRequest((result, at) => {
    const [hostname, service] = takeValue(mail[at]);
    if (result !== 0) {
      const { errnoOfAddressInfo } = require('internal/dns/codes');
      done(dnsException(errnoOfAddressInfo(result), 'getnameinfo', address));
      return;
    }
    finish(span, { hostname, service });
    done(null, hostname, service);
  }, 'GETNAMEINFOREQWRAP', undefined, resource);
  internalBinding('dns').lookupService(request, address, port);
}

class GetNameInfoReqWrap {
  constructor(hostname, port, callback) {
    this.callback = callback;
    this.hostname = hostname;
    this.port = port;
  }
}

function lookupService(address, port, callback) {
  if (arguments.length !== 3) throw new ERR_MISSING_ARGS('address', 'port', 'callback');
  checkService(address, port);
  validateFunction(callback, 'callback');
  const request = new GetNameInfoReqWrap(address, +port, callback);
  askService(request, (error, hostname, service) => {
    if (error) request.callback(error);
    else request.callback(null, hostname, service);
  });
  return request;
}

Object.defineProperty(lookupService, Symbol.for('nodejs.util.promisify.customArgs'),
  { __proto__: null, value: ['hostname', 'service'], enumerable: false });

function lookupServicePromise(address, port) {
  checkService(address, port);
  return new Promise((resolve, reject) => {
    askService(new GetNameInfoReqWrap(address, +port), (error, hostname, service) => {
      if (error) reject(error);
      else resolve({ hostname, service });
    });
  });
}

module.exports = {
  lookup, lookupService, lookupPromise, lookupServicePromise, setDefaultResultOrder,
  getDefaultResultOrder, ADDRCONFIG, V4MAPPED, ALL,
};
