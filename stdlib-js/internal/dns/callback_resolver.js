'use strict';
// dns.Resolver: queries that end in a callback.
//
//   Resolver

const {
  dnsException,
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');
const { begin, finish } = require('internal/perf/spans');
const { ResolverBase, addQueries, ask } = require('internal/dns/resolver');

class Resolver extends ResolverBase {}

class QueryReqWrap {
  constructor(bindingName, hostname, ttl, callback) {
    this.bindingName = bindingName;
    this.callback = callback;
    this.hostname = hostname;
    this.ttl = ttl;
    this.span = begin('dns', bindingName, { host: hostname, ttl });
  }

  oncomplete(error, result) {
    const { bindingName, callback, hostname, span } = this;
    if (error !== null) {
      callback(dnsException(error, bindingName, hostname));
      return;
    }
    finish(span, { result });
    callback(null, result);
  }
}

function makeQuery(bindingName, type) {
  return function query(name, /* options, */ callback) {
    let options;
    if (arguments.length > 2) {
      options = callback;
      callback = arguments[2];
    }
    validateString(name, 'name');
    validateFunction(callback, 'callback');
    const request = new QueryReqWrap(bindingName, name, Boolean(options?.ttl), callback);
    const result = ask(this, type, request);
    if (result < 0) throw dnsException(result, bindingName, name);
    return request;
  };
}

const queryOf = addQueries(Resolver.prototype, makeQuery);

Resolver.prototype.resolve = function resolve(hostname, rrtype, callback) {
  let query;
  if (typeof rrtype === 'string') {
    query = queryOf(rrtype);
  } else if (typeof rrtype === 'function') {
    query = queryOf('A');
    callback = rrtype;
  } else {
    throw new ERR_INVALID_ARG_TYPE('rrtype', 'string', rrtype);
  }
  if (query === undefined) throw new ERR_INVALID_ARG_VALUE('rrtype', rrtype);
  return Reflect.apply(query, this, [hostname, callback]);
};

module.exports = { Resolver };
