'use strict';
// One definition of a file operation, three forms of it: with a callback, at once, as a promise.
//
//   new Call(syscall, path, dest, start, kind, finish)   what an operation's preparation returns:
//        start(request) calls the native function; kind: kNothing, kNumber, kStats, kValue says
//        what comes back; finish(outcome) turns it into the result
//   runSync(call), runAsync(call, callback), runPromise(call)
//   callbackForm(name, prepare), syncForm(name, prepare), promiseForm(name, prepare)
//   errorOf(call, errno, failedCall), lateErrorOf: the error of a call, as thrown or handed over

const { uvException, lateUvException } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const {
  mail, newRequest, nextRequestId, takeValue, tellSoon, tellWhenTaken,
} = require('internal/mailbox');
const { statsFrom } = require('internal/fs/stats');
const binding = internalBinding('fs');

const kNothing = 0;
const kNumber = 1;
const kStats = 2;
const kBigIntStats = 3;
const kValue = 4;

const syncStats = binding.stats();

class Call {
  constructor(syscall, path, dest, start, kind, finish) {
    this.syscall = syscall;
    this.path = path;
    this.dest = dest;
    this.start = start;
    this.kind = kind;
    this.finish = finish;
    this.fd = undefined; // where a thrown error tells it
  }
}

// A path of no bytes is told as '' (an empty string is not).
function text(path) {
  return path instanceof Uint8Array ? { toString: () => decode(path) } : path;
}

function decode(path) {
  return require('buffer').Buffer.from(path).toString();
}

function errorOf(call, errno, failedCall) {
  const context = {
    errno, syscall: failedCall ?? call.syscall, path: text(call.path), dest: text(call.dest),
  };
  return uvException(call.fd === undefined ? context : { fd: call.fd, ...context });
}

// What a callback or a promise gets has its code before the system call and no stack: it comes
// from no function of the program.
function lateErrorOf(call, errno, failedCall) {
  return lateUvException({
    errno, syscall: failedCall ?? call.syscall, path: text(call.path), dest: text(call.dest),
  });
}

function settle(call, outcome) {
  return call.finish === undefined ? outcome : call.finish(outcome);
}

// A number below 0, or [such a number, what failed]; the names of a folder are an array as well.
function isFailure(outcome) {
  return typeof outcome === 'number' ? outcome < 0
    : Array.isArray(outcome) && typeof outcome[0] === 'number' && outcome[0] < 0;
}

function runSync(call) {
  const outcome = call.start(-1);
  if (typeof outcome === 'number') {
    if (outcome < 0) throw errorOf(call, outcome);
    if (call.kind === kNothing) return settle(call, undefined);
    if (call.kind === kStats) return settle(call, statsFrom(syncStats, 0, false));
    if (call.kind === kBigIntStats) return settle(call, statsFrom(syncStats, 0, true));
  } else if (isFailure(outcome)) {
    throw errorOf(call, outcome[0], outcome[1]);
  }
  return settle(call, outcome);
}

function outcomeOf(call, result, at) {
  switch (call.kind) {
    case kNothing: return undefined;
    case kNumber: return result;
    case kStats: return statsFrom(mail, at, false);
    case kBigIntStats: return statsFrom(mail, at, true);
    default: return takeValue(mail[at]);
  }
}

// The outcome of an operation that did not fail: callback(null), or callback(null, result).
function tellOutcome(call, callback, outcome) {
  if (call.finish !== undefined) {
    try {
      outcome = call.finish(outcome);
    } catch (error) {
      callback(error);
      return;
    }
  }
  if (outcome === undefined) callback(null);
  else callback(null, outcome);
}

// What is answered within the call, or offered. A stat is read at once: the next one uses the same
// numbers.
class Answer {
  constructor(call, callback) {
    this.call = call;
    this.callback = callback;
    this.outcome = undefined;
    this.failed = false;
    this.context = undefined;
    this.offer = undefined;
  }

  answered(outcome) {
    this.outcome = outcome;
    this.failed = isFailure(outcome);
    if (this.failed) return;
    switch (this.call.kind) {
      case kNothing: this.outcome = undefined; break;
      case kStats: this.outcome = statsFrom(syncStats, 0, false); break;
      case kBigIntStats: this.outcome = statsFrom(syncStats, 0, true); break;
      default:
    }
  }

  tell() {
    const { call, callback, outcome } = this;
    if (!this.failed) tellOutcome(call, callback, outcome);
    else if (typeof outcome === 'number') callback(lateErrorOf(call, outcome));
    else callback(lateErrorOf(call, outcome[0], outcome[1]));
  }

  late(result, at, count) {
    tellLate(this.call, this.callback, result, at, count);
  }
}

function tellLate(call, callback, result, at, count) {
  if (result >= 0) tellOutcome(call, callback, outcomeOf(call, result, at));
  else callback(lateErrorOf(call, result, count > 0 ? takeValue(mail[at]) : undefined));
}

// callback(error), or as tellOutcome has it.
function runAsync(call, callback, type = 'FSREQCALLBACK') {
  const outcome = call.start(nextRequestId());
  if (outcome === undefined) {
    newRequest((result, at, count) => tellLate(call, callback, result, at, count), type);
    return;
  }
  const answer = new Answer(call, callback);
  if (outcome === null) {
    tellWhenTaken(answer, type);
    return;
  }
  answer.answered(outcome);
  tellSoon(answer, type);
}

function runPromise(call, type = 'FSREQPROMISE') {
  return new Promise((resolve, reject) => {
    runAsync(call, (error, value) => {
      if (error) reject(error);
      else resolve(value);
    }, type);
  });
}

// These complain about a wrong path or descriptor first, the others about a missing callback.
const kArgumentsFirst = new Set(['access', 'chmod', 'close', 'copyFile', 'fchmod', 'fchown',
  'fdatasync', 'fstat', 'fsync', 'ftruncate', 'futimes', 'open', 'readv', 'writev']);

// With these the callback may stand in the place of the last argument before it.
const kLastMayBeLeftOut = new Set(['access', 'copyFile', 'fstat', 'ftruncate', 'lstat', 'mkdir',
  'mkdtemp', 'open', 'readdir', 'readlink', 'readv', 'realpath', 'stat', 'statfs', 'truncate',
  'writev']);

// Where the callback is among the arguments of a call.
function callbackIndex(name, args, count, mayBeLeftOut) {
  if (name === 'symlink') return args.length - 1;
  if (name === 'open' && args.length < 3) return 1;
  if (name === 'realpath' && !args[count]) return count - 1;
  return mayBeLeftOut && typeof args[count - 1] === 'function' ? count - 1 : count;
}

// Cutting the array would cost more than the call.
function prepareWith(prepare, args, count) {
  switch (count) {
    case 1: return prepare(args[0]);
    case 2: return prepare(args[0], args[1]);
    case 3: return prepare(args[0], args[1], args[2]);
    default: return prepare(...args.slice(0, Math.max(count, 0)));
  }
}

// The arguments of the operation, and behind them the callback.
function callbackForm(name, prepare) {
  const count = prepare.length;
  const argumentsFirst = kArgumentsFirst.has(name);
  const mayBeLeftOut = kLastMayBeLeftOut.has(name);
  const { [name]: form } = {
    [name](...args) {
      const at = callbackIndex(name, args, count, mayBeLeftOut);
      const callback = args[at];
      if (!argumentsFirst) validateFunction(callback, 'cb');
      const call = prepareWith(prepare, args, at);
      if (argumentsFirst) validateFunction(callback, 'cb');
      runAsync(call, callback);
    },
  };
  return withLength(form, kOptional.has(name) ? count - 1 : count + 1);
}

// Their last parameter has a default, so that it and what follows it do not count in `length`.
const kOptional = new Set(['stat', 'lstat', 'fstat', 'statfs', 'ftruncate']);
const kOptionalPromise = new Set([...kOptional, 'access', 'truncate']);

// A function that takes its arguments as they come has the `length` of what it stands for.
function withLength(form, length) {
  return Object.defineProperty(form, 'length', { value: length, configurable: true });
}

function syncForm(name, prepare) {
  const { [name]: form } = {
    [name](...args) {
      return runSync(Reflect.apply(prepare, undefined, args));
    },
  };
  return withLength(form, prepare.length - (kOptional.has(name.slice(0, -4)) ? 1 : 0));
}

function promiseForm(name, prepare) {
  const { [name]: form } = {
    async [name](...args) {
      return await runPromise(Reflect.apply(prepare, undefined, args)); // sooner than without
    },
  };
  return withLength(form, prepare.length - (kOptionalPromise.has(name) ? 1 : 0));
}

module.exports = {
  Call, runSync, runAsync, runPromise, callbackForm, syncForm, promiseForm, withLength,
  errorOf, lateErrorOf,
  kNothing, kNumber, kStats, kBigIntStats, kValue,
};
