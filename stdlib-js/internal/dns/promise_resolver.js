'use strict';
// dns.promises.Resolver: queries that end in a promise.
//
//   Resolver

const {
  dnsException,
  codes: { ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { validateString } = require('internal/validators');
const { begin, finish } = require('internal/perf/spans');
const { ResolverBase, addQueries, ask } = require('internal/dns/resolver');

class Resolver extends ResolverBase {}

class QueryReqWrap {
  constructor(bindingName, hostname, ttl, resolve, reject) {
    this.bindingName = bindingName;
    this.hostname = hostname;
    this.ttl = ttl;
    this.resolve = resolve;
    this.reject = reject;
    this.span = begin('dns', bindingName, { host: hostname, ttl });
  }

  oncomplete(error, result) {
    if (error !== null) {
      this.reject(dnsException(error, this.bindingName, this.hostname));
      return;
    }
    finish(this.span, { result });
    this.resolve(result);
  }
}

function makeQuery(bindingName, type) {
  return function query(name, options) {
    validateString(name, 'name');
    const ttl = Boolean(options?.ttl);
    return new Promise((resolve, reject) => {
      const result = ask(this, type, new QueryReqWrap(bindingName, name, ttl, resolve, reject));
      if (result < 0) reject(dnsException(result, bindingName, name));
    });
  };
}

const queryOf = addQueries(Resolver.prototype, makeQuery);

Resolver.prototype.resolve = function resolve(hostname, rrtype) {
  if (rrtype !== undefined) validateString(rrtype, 'rrtype');
  const query = queryOf(rrtype ?? 'A');
  if (query === undefined) throw new ERR_INVALID_ARG_VALUE('rrtype', rrtype);
  return Reflect.apply(query, this, [hostname]);
};

module.exports = { Resolver };
