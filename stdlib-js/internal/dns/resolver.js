'use strict';
// What the two Resolver classes have in common: the channel, its servers, the methods' names.
//
//   ResolverBase                      cancel, getServers, setServers, setLocalAddress
//   addQueries(prototype, makeQuery)  resolve4 and the others: makeQuery(bindingName, type or null)
//   ask(resolver, type, request) -> result < 0 if it was refused at once
//   setDefaultServers(servers, onlyFor?)   what the functions of `dns` use
//   bindDefault(target, Class)        binds getServers, resolve*, reverse to it

const {
  codes: { ERR_DNS_SET_SERVERS_FAILED, ERR_INVALID_IP_ADDRESS },
} = require('internal/errors');
const { validateArray, validateInt32, validateString } = require('internal/validators');
const { isIP } = require('internal/net/ip');
const { ChannelWrap } = require('internal/dns/channel');
const { types } = require('internal/dns/records');

const kPort = 53;
const kQueriesPending = -1000;
const kBracketed = /^\[([^[\]]*)\](?::(\d+))?/;
const kWithPort = /(^.+?)(?::(\d+))?$/;

// [family, address, port] of "address", "address:port", "[address]" or "[address]:port".
function parseServer(text) {
  const family = isIP(text);
  if (family !== 0) return [family, text, kPort];
  for (const form of [kBracketed, kWithPort]) {
    const found = form.exec(text);
    if (found === null) continue;
    const [, address, port] = found;
    if (isIP(address) !== 0) return [isIP(address), address, parseInt(port, 10) || kPort];
  }
  throw new ERR_INVALID_IP_ADDRESS(text);
}

function formatServer([address, port]) {
  if (!port || port === kPort) return address;
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

function describeStatus(status) {
  if (status === kQueriesPending) return 'There are pending queries.';
  return require('internal/dns/codes').codeOfStatus(status);
}

class ResolverBase {
  constructor(options = undefined) {
    const { timeout = -1, tries = 4 } = { ...options };
    validateInt32(timeout, 'options.timeout', -1);
    validateInt32(tries, 'options.tries', 1);
    this._handle = new ChannelWrap(timeout, tries);
  }

  cancel() {
    this._handle.cancel();
  }

  getServers() {
    return (this._handle.getServers() || []).map(formatServer);
  }

  setServers(servers) {
    validateArray(servers, 'servers');
    const parsed = [];
    servers.forEach((server, index) => {
      validateString(server, `servers[${index}]`);
      parsed.push(parseServer(server));
    });
    const status = this._handle.setServers(parsed);
    if (status !== 0) throw new ERR_DNS_SET_SERVERS_FAILED(describeStatus(status), servers);
  }

  setLocalAddress(ipv4, ipv6) {
    validateString(ipv4, 'ipv4');
    if (ipv6 !== undefined) validateString(ipv6, 'ipv6');
    this._handle.setLocalAddress(ipv4, ipv6);
  }
}

// Method -> [what the errors call it, the type of records].
const queries = {
  __proto__: null,
  resolveAny: ['queryAny', types.Any],
  resolve4: ['queryA', types.A],
  resolve6: ['queryAaaa', types.Aaaa],
  resolveCaa: ['queryCaa', types.Caa],
  resolveCname: ['queryCname', types.Cname],
  resolveMx: ['queryMx', types.Mx],
  resolveNs: ['queryNs', types.Ns],
  resolveTxt: ['queryTxt', types.Txt],
  resolveSrv: ['querySrv', types.Srv],
  resolvePtr: ['queryPtr', types.Ptr],
  resolveNaptr: ['queryNaptr', types.Naptr],
  resolveSoa: ['querySoa', types.Soa],
  reverse: ['getHostByAddr', null],
};

// What resolve() takes as its record type.
const methodOfRecordType = {
  __proto__: null,
  ANY: 'resolveAny', A: 'resolve4', AAAA: 'resolve6', CAA: 'resolveCaa', CNAME: 'resolveCname',
  MX: 'resolveMx', NS: 'resolveNs', TXT: 'resolveTxt', SRV: 'resolveSrv', PTR: 'resolvePtr',
  NAPTR: 'resolveNaptr', SOA: 'resolveSoa',
};

function addQueries(prototype, makeQuery) {
  const functions = { __proto__: null };
  for (const method of Object.keys(queries)) {
    const [bindingName, type] = queries[method];
    const query = makeQuery(bindingName, type);
    Object.defineProperty(query, 'name', { __proto__: null, value: bindingName });
    prototype[method] = functions[method] = query;
  }
  return (recordType) => functions[methodOfRecordType[recordType]];
}

function ask(resolver, type, request) {
  return type === null ? resolver._handle.getHostByAddr(request)
    : resolver._handle.query(type, request);
}

let shared;
const bound = [];

function defaultResolver() {
  return shared ??= new (require('internal/dns/callback_resolver').Resolver)();
}

const boundMethods = ['getServers', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCaa',
  'resolveCname', 'resolveMx', 'resolveNaptr', 'resolveNs', 'resolvePtr', 'resolveSoa',
  'resolveSrv', 'resolveTxt', 'reverse'];

function bindNow(target, Class) {
  for (const method of boundMethods) {
    target[method] = Class.prototype[method].bind(defaultResolver());
  }
}

function bindDefault(target, Class) {
  bound.push([target, Class]);
  bindNow(target, Class);
}

// A new resolver takes the place of the old, whose queries go on undisturbed: for the functions of
// one module, or of both.
function setDefaultServers(servers, onlyFor = undefined) {
  const { Resolver } = require('internal/dns/callback_resolver');
  const resolver = new Resolver();
  resolver.setServers(servers);
  shared = resolver;
  for (const [target, Class] of bound) {
    if (onlyFor === undefined || onlyFor === target) bindNow(target, Class);
  }
}

module.exports = { ResolverBase, addQueries, ask, bindDefault, setDefaultServers };
