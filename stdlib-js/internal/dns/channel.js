'use strict';
// The handle of a Resolver: a channel of c-ares (bindings/dns), opened when it is first used.
//
//   new ChannelWrap(timeout, tries)
//     query(type, request)         asks for records of the type (internal/dns/records)
//     getHostByAddr(request)       the names of an address; a negative errno if it is none
//     cancel(), getServers() -> [[address, port]...], setServers([[family, address, port]...])
//     setLocalAddress(ipv4, ipv6)
//
// A request is { hostname, ttl, oncomplete(error code or null, result) }; it holds its channel. The
// garbage collector frees a channel that nobody uses: it is memory only, since its sockets close
// with its last query.

const { mail, newRequest, releaseRequest, takeValue } = require('internal/mailbox');
const { codeOfStatus } = require('internal/dns/codes');
const { captureContext } = require('internal/async_context');
const { isIP } = require('internal/net/ip');

let binding;
let cleaner;

function open(timeout, tries, owner) {
  binding ??= internalBinding('dns');
  cleaner ??= new FinalizationRegistry((id) => binding.closeChannel(id));
  const id = binding.openChannel(timeout, tries);
  cleaner.register(owner, id);
  return id;
}

// An ASCII name is asked for in lower case, any other in its ASCII form.
function nameToAsk(name) {
  for (let i = 0; i < name.length; i++) {
    if (name.charCodeAt(i) > 127) return require('internal/url/file').domainToASCII(name) || name;
  }
  return name.toLowerCase();
}

function invalid(message) {
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_VALUE' });
}

function localAddresses(first, second) {
  const families = [isIP(first), second === undefined ? undefined : isIP(second)];
  if (families.includes(0)) throw invalid('Invalid IP address.');
  if (families[0] === families[1]) {
    throw invalid(`Cannot specify two IPv${families[0]} addresses.`);
  }
  return families[0] === 4 ? [first, second ?? ''] : [second ?? '', first];
}

class ChannelWrap {
  #timeout;
  #tries;
  #opened = 0;

  constructor(timeout, tries) {
    this.#timeout = timeout;
    this.#tries = tries;
    captureContext('DNSCHANNEL', this);
  }

  get #id() {
    if (this.#opened === 0) this.#opened = open(this.#timeout, this.#tries, this);
    return this.#opened;
  }

  #request(request, read) {
    request.channel = this;
    return newRequest((status, at, count) => {
      const fields = count > 0 ? takeValue(mail[at]) : undefined;
      if (status === 0) request.oncomplete(null, read(fields));
      else request.oncomplete(codeOfStatus(status));
    }, 'QUERYWRAP', undefined, request);
  }

  query(type, request) {
    const { readAnswer } = require('internal/dns/records');
    const { ttl = false } = request;
    const channel = this.#id;
    const id = this.#request(request, (fields) => readAnswer(type, fields, ttl));
    binding.query(channel, id, type, nameToAsk(request.hostname));
    return 0;
  }

  getHostByAddr(request) {
    const channel = this.#id;
    const id = this.#request(request, (names) => names);
    const result = binding.reverse(channel, id, request.hostname);
    if (result < 0) releaseRequest(id);
    return result;
  }

  cancel() {
    if (this.#opened !== 0) binding.cancel(this.#opened);
  }

  getServers() {
    const channel = this.#id;
    const flat = binding.servers(channel);
    const servers = [];
    for (let i = 0; i < flat.length; i += 2) servers.push([flat[i], flat[i + 1]]);
    return servers;
  }

  // 0, or a status. c-ares has no place for an address' zone.
  setServers(servers) {
    const channel = this.#id;
    const flat = servers.flatMap(([, address, port]) => [address.replace(/%.*/, ''), port]);
    return binding.setServers(channel, flat);
  }

  setLocalAddress(first, second) {
    const [ipv4, ipv6] = localAddresses(first, second);
    const channel = this.#id;
    binding.setLocalAddresses(channel, ipv4, ipv6);
  }
}

module.exports = { ChannelWrap };
