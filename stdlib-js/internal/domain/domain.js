'use strict';
// Domain, and the stack of those that are entered.
//
//   Domain           add, remove, run, bind, intercept, enter, exit; emits 'error'
//   stack, active()  the entered ones; process.domain is the last
//   whileLeaving(domain, action)   runs `action` as if the domain had been left
//
// Nobody but enter() and exit() changes process.domain.

const EventEmitter = require('events');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

const stack = [];

function active() {
  return stack.at(-1);
}

const aborts = require('internal/process/options')
  .getOption('--abort-on-uncaught-exception') !== undefined;

// An error that a domain will handle is no reason to abort.
function stackChanged() {
  if (!aborts) return;
  const isHandled = stack.some((domain) => domain.listenerCount('error') > 0);
  internalBinding('tasks').setAbortOnUncaught(!isHandled);
}

// `none` is what process.domain becomes if no domain is left.
function setStack(domains, none) {
  stack.splice(0, stack.length, ...domains);
  process.domain = active() ?? none;
  stackChanged();
}

// A domain's handlers run in what surrounds it, so that their own errors go there.
function whileLeaving(domain, action, none = undefined) {
  const before = [...stack];
  const activeBefore = process.domain;
  const at = stack.lastIndexOf(domain);
  setStack(at >= 0 ? stack.slice(0, at) : before, none);
  try {
    return action();
  } finally {
    setStack(before, activeBefore);
  }
}

function mark(error, domain, facts) {
  if ((typeof error !== 'object' && typeof error !== 'function') || error === null) return;
  Object.defineProperty(error, 'domain', {
    __proto__: null, configurable: true, enumerable: false, value: domain, writable: true,
  });
  Object.assign(error, facts);
}

class Domain extends EventEmitter {
  constructor() {
    super();
    this.members = [];
  }

  enter() {
    stack.push(this);
    process.domain = this;
    stackChanged();
  }

  exit() {
    const at = stack.lastIndexOf(this);
    if (at < 0) return;
    stack.splice(at);
    process.domain = active();
    stackChanged();
  }

  add(member) {
    if (member.domain === this) return;
    // A domain in itself, by whatever way, would never end.
    if (member instanceof Domain) {
      for (let each = this.domain; each; each = each.domain) if (each === member) return;
    }
    if (member.domain) member.domain.remove(member);
    Object.defineProperty(member, 'domain', {
      __proto__: null, configurable: true, enumerable: false, value: this, writable: true,
    });
    this.members.push(member);
  }

  remove(member) {
    member.domain = null;
    const at = this.members.indexOf(member);
    if (at >= 0) this.members.splice(at, 1);
  }

  run(fn, ...args) {
    this.enter();
    const result = Reflect.apply(fn, this, args);
    this.exit();
    return result;
  }

  bind(callback) {
    const domain = this;
    return withDomain(function runBound(...args) {
      domain.enter();
      const result = Reflect.apply(callback, this, args);
      domain.exit();
      return result;
    }, domain);
  }

  intercept(callback) {
    if (typeof callback !== 'function') {
      throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    }
    const domain = this;
    return function runIntercepted(error, ...args) {
      if (error instanceof Error) {
        mark(error, domain, { domainBound: callback, domainThrown: false });
        domain.emit('error', error);
        return undefined;
      }
      domain.enter();
      const result = Reflect.apply(callback, this, args);
      domain.exit();
      return result;
    };
  }

  // True if the error was handled here or by a domain around this one.
  _errorHandler(error) {
    mark(error, this, { domainThrown: true });
    if (this.listenerCount('error') === 0) return false;
    const at = stack.lastIndexOf(this);
    const around = at > 0 ? stack[at - 1] : undefined;
    try {
      return whileLeaving(this, () => this.emit('error', error));
    } catch (second) {
      if (around === undefined) throw second;
      setStack(stack.slice(0, at), null);
      return around._errorHandler(second);
    }
  }
}

function withDomain(fn, domain) {
  return Object.defineProperty(fn, 'domain', {
    __proto__: null, configurable: true, enumerable: false, value: domain, writable: true,
  });
}

module.exports = { Domain, active, mark, setStack, stack, whileLeaving, withDomain };
