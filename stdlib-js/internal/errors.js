'use strict';

// Node's coded errors, loaded at every start and therefore almost empty: a class is made when a
// module names its code, and the table of messages is read when the first error is made.
//
//   codes                 codes.ERR_X(...args): the class of each code; some have variants
//                         (codes.ERR_INVALID_ARG_VALUE.RangeError)
//   AbortError            what an aborted operation fails with
//   hideStackFrames(fn)   fn, but what it throws seems to come from its caller
//   aggregateTwoErrors, aggregateErrors, isErrorLike, isStackOverflowError, connResetException,
//   genericNodeError      small helpers around errors
//   uvException, lateUvException, errnoException, exceptionWithHostPort,
//   uvExceptionWithHostPort, dnsException
//                         errors of system calls (internal/errors/system)
//   determineSpecificType what "Received ..." says about a value (internal/errors/format)
//
// Don't compare errors with `instanceof codes.ERR_X` (as in Node, the classes are factories of
// plain TypeErrors, RangeErrors and Errors): compare `code`.

const kIsNodeError = Symbol('kIsNodeError');
// error[kEnhanceStackBeforeInspector]() is the stack to print when the error ends the process.
const kEnhanceStackBeforeInspector = Symbol('kEnhanceStackBeforeInspector');

// Base classes beyond the one in the table, reached as codes.X.RangeError.
const variants = {
  __proto__: null,
  ERR_INVALID_ARG_VALUE: { RangeError },
  ERR_INVALID_STATE: { TypeError, RangeError },
};

const sharedToString = {
  __proto__: null,
  value: function toString() { return `${this.name} [${this.code}]: ${this.message}`; },
  enumerable: false, writable: true, configurable: true,
};
const nodeErrorMark = {
  __proto__: null, value: true, enumerable: false, writable: true, configurable: true,
};

// V8 writes a stack's first line when the stack is first read, from `name` and `message`. Reading
// it while `name` carries the code gives Node's "TypeError [ERR_X]: ..."; since `name` is then the
// property that was added last, deleting it keeps the object's shape fast.
function putCodeIntoStack(error, code) {
  const inherited = error.name;
  error.name = `${inherited} [${code}]`;
  error.stack; // eslint-disable-line no-unused-expressions
  delete error.name;
}

// For the few that have a name of their own, and no stack that would say anything.
function rename(error, extra) {
  Object.defineProperty(error, 'name', {
    __proto__: null, value: extra.name, enumerable: false, writable: true, configurable: true,
  });
  error.stack = `${extra.name}: ${error.message}`;
  delete extra.name;
}

function makeCodedClass(code, Base) {
  let entry;
  // Being the new.target of Base, NodeError is where V8 starts the stack: at its caller.
  function NodeError(...args) {
    if (entry === undefined) {
      entry = require('internal/errors/messages').lookup(code);
      Base ??= entry.Base;
      NodeError.prototype = Base.prototype;
    }
    if (entry.system) {
      return require('internal/errors/system').makeSystemError(code, entry.message, args[0], NodeError);
    }
    const extra = { __proto__: null };
    const message = require('internal/errors/messages').text(entry.message, args, extra);
    const error = Reflect.construct(Base, [message], NodeError);
    if (extra.name === undefined) putCodeIntoStack(error, code);
    else rename(error, extra);
    for (const key of Object.keys(extra)) {
      Object.defineProperty(error, key, Object.getOwnPropertyDescriptor(extra, key));
    }
    Object.defineProperty(error, 'toString', sharedToString);
    Object.defineProperty(error, kIsNodeError, nodeErrorMark);
    error.code = code;
    return error;
  }
  return NodeError;
}

function makeCode(code) {
  const made = makeCodedClass(code, undefined);
  const others = variants[code];
  if (others !== undefined) {
    for (const name of Object.keys(others)) made[name] = makeCodedClass(code, others[name]);
  }
  return made;
}

const codes = new Proxy({ __proto__: null }, {
  get(classes, code) {
    if (typeof code !== 'string') return undefined;
    return classes[code] ??= makeCode(code);
  },
  has(classes, code) {
    return require('internal/errors/messages').has(code);
  },
  ownKeys() {
    return require('internal/errors/messages').names();
  },
  getOwnPropertyDescriptor(classes, code) {
    if (!require('internal/errors/messages').has(code)) return undefined;
    return { value: this.get(classes, code), enumerable: true, configurable: true, writable: true };
  },
});

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

function restartStack(error, at) {
  if (error === null || typeof error !== 'object' || !error[kIsNodeError]) return;
  Error.captureStackTrace(error, at);
  putCodeIntoStack(error, error.code);
}

function hideStackFrames(fn) {
  function hidden(...args) {
    try {
      return Reflect.apply(fn, this, args);
    } catch (error) {
      restartStack(error, hidden);
      throw error;
    }
  }
  Object.defineProperty(hidden, 'name', { __proto__: null, value: fn.name, configurable: true });
  hidden.withoutStackTrace = fn;
  return hidden;
}

function aggregateTwoErrors(innerError, outerError) {
  if (!innerError || !outerError || innerError === outerError) return innerError || outerError;
  if (Array.isArray(outerError.errors)) {
    // An earlier call already made it an aggregate: this is one more cause.
    outerError.errors.push(innerError);
    return outerError;
  }
  const both = new AggregateError([outerError, innerError], outerError.message);
  both.code = outerError.code;
  return both;
}

function aggregateErrors(errors, message, code) {
  const all = new AggregateError(errors, message);
  all.code = code ?? errors[0]?.code;
  return all;
}

function isErrorLike(value) {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'stack');
}

// The engine's own text, learnt once: it differs between engines and versions.
let overflowName, overflowMessage;
function isStackOverflowError(error) {
  if (overflowMessage === undefined) {
    try {
      (function overflow() { overflow(); })();
    } catch (caught) {
      overflowName = caught.name;
      overflowMessage = caught.message;
    }
  }
  return Boolean(error) && error.name === overflowName && error.message === overflowMessage;
}

function genericNodeError(message, properties) {
  const error = new Error(message);
  Error.captureStackTrace(error, genericNodeError);
  return Object.assign(error, properties);
}

function connResetException(message) {
  const error = new Error(message);
  Error.captureStackTrace(error, connResetException);
  error.code = 'ECONNRESET';
  return error;
}

module.exports = {
  AbortError,
  aggregateErrors,
  aggregateTwoErrors,
  codes,
  connResetException,
  genericNodeError,
  hideStackFrames,
  isErrorLike,
  isStackOverflowError,
  kEnhanceStackBeforeInspector,
  kIsNodeError,
  get determineSpecificType() { return require('internal/errors/format').determineSpecificType; },
  get uvException() { return require('internal/errors/system').uvException; },
  get lateUvException() { return require('internal/errors/system').lateUvException; },
  get errnoException() { return require('internal/errors/system').errnoException; },
  get exceptionWithHostPort() { return require('internal/errors/system').exceptionWithHostPort; },
  get uvExceptionWithHostPort() {
    return require('internal/errors/system').uvExceptionWithHostPort;
  },
  get dnsException() { return require('internal/errors/system').dnsException; },
};
