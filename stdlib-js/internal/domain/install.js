'use strict';
// What carries domains: event emitters, asynchronous callbacks, and the way of uncaught errors.
//
//   install()   once, when the module `domain` is loaded

const EventEmitter = require('events');
const {
  codes: { ERR_DOMAIN_CALLBACK_NOT_AVAILABLE, ERR_UNHANDLED_ERROR },
} = require('internal/errors');
const {
  Domain, active, mark, setStack, stack, whileLeaving, withDomain,
} = require('internal/domain/domain');

// ---- event emitters -----------------------------------------------------------------------------

function emitErrorOn(emitter, domain, value) {
  const error = value || new ERR_UNHANDLED_ERROR(value);
  mark(error, domain, { domainEmitter: emitter, domainThrown: false });
  whileLeaving(domain, () => domain.emit('error', error), null);
  return false;
}

function emittersKnowTheirDomain() {
  const { init } = EventEmitter;
  const { emit } = EventEmitter.prototype;
  EventEmitter.usingDomains = true;
  EventEmitter.init = function(options) {
    withDomain(this, this instanceof Domain ? null : active() ?? null);
    return Reflect.apply(init, this, [options]);
  };
  EventEmitter.prototype.emit = function(name, ...args) {
    const { domain } = this;
    const handled = name === 'error' && this.listenerCount('error') > 0;
    if (!domain || handled || this === process) return Reflect.apply(emit, this, [name, ...args]);
    if (name === 'error') return emitErrorOn(this, domain, args[0]);
    domain.enter();
    const result = Reflect.apply(emit, this, [name, ...args]);
    domain.exit();
    return result;
  };
}

// ---- callbacks ----------------------------------------------------------------------------------

function callbacksKnowTheirDomain() {
  const domains = new Map();
  require('async_hooks').createHook({
    init(asyncId, type, trigger, resource) {
      const domain = active();
      if (domain === undefined) return;
      domains.set(asyncId, domain);
      if (resource !== null && typeof resource === 'object' && resource !== process) {
        withDomain(resource, domain);
      }
    },
    before(asyncId) {
      domains.get(asyncId)?.enter();
    },
    after(asyncId) {
      domains.get(asyncId)?.exit();
    },
    destroy(asyncId) {
      domains.delete(asyncId);
    },
  }).enable();
}

// ---- errors that nobody catches -----------------------------------------------------------------

// The innermost domain that has a handler; after it, nothing is entered any more.
function onUncaught(error) {
  try {
    for (let at = stack.length - 1; at >= 0; at--) {
      if (stack[at].listenerCount('error') > 0) return stack[at]._errorHandler(error);
    }
    const domain = active();
    if (domain !== undefined) domain._errorHandler(error);
    return false;
  } finally {
    setStack([], null);
  }
}

function install() {
  const lifecycle = require('internal/process/lifecycle');
  if (lifecycle.hasUncaughtExceptionCaptureCallback()) {
    throw new ERR_DOMAIN_CALLBACK_NOT_AVAILABLE();
  }
  lifecycle.setDomainCapture(onUncaught);
  process.domain = null;
  emittersKnowTheirDomain();
  callbacksKnowTheirDomain();
}

module.exports = { install };
