'use strict';
// What a rejected promise that nobody handles means: 'unhandledRejection', or the program's end.
//
//   settledAgain(type, promise, value)   'multipleResolves'
//   unhandledRejection({ promise, reason, id })   rejectionHandled({ promise, warned, id })

const { ERR_UNHANDLED_REJECTION } = require('internal/errors').codes;
const { contextOfPromise, leaveContext, swapContext } = require('internal/async_context');

// --unhandled-rejections: throw (default), strict, warn, none, warn-with-error-code.
function mode() {
  return require('internal/process/options').getOption('--unhandled-rejections') || 'throw';
}

function raise(reason) {
  const error = reason instanceof Error ? reason : new ERR_UNHANDLED_REJECTION(reason);
  internalBinding('loop').reportUncaught(error, true);
}

function warn({ id, reason, promise }) {
  const warning = new Error(
    'Unhandled promise rejection. This error originated either by throwing inside of an async ' +
    'function without a catch block, or by rejecting a promise which was not handled with ' +
    '.catch(). To terminate the node process on unhandled promise rejection, use the CLI flag ' +
    '`--unhandled-rejections=strict` ' +
    '(see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). ' +
    `(rejection id: ${id})`);
  warning.name = 'UnhandledPromiseRejectionWarning';
  if (reason instanceof Error && typeof reason.stack === 'string') {
    process.emitWarning(reason.stack, 'UnhandledPromiseRejectionWarning');
  } else {
    process.emitWarning(require('internal/util/inspect').inspect(reason),
      'UnhandledPromiseRejectionWarning');
  }
  process.emitWarning(warning);
}

// True if somebody listens. What belongs to a domain is told there.
function tell({ promise, reason, domain }) {
  if (domain) return domain.emit('error', reason);
  return process.emit('unhandledRejection', reason, promise);
}

function unhandledRejection(rejection) {
  const { promise, reason } = rejection;
  require('internal/trace/problems').tellProblem('unhandledRejection', reason, promise);
  rejection.warned = true;
  const before = swapContext(contextOfPromise(promise));
  try {
    switch (mode()) {
      case 'strict':
        raise(reason);
        if (!tell(rejection)) warn(rejection);
        break;
      case 'warn':
        tell(rejection);
        warn(rejection);
        break;
      case 'none':
        tell(rejection);
        break;
      case 'warn-with-error-code':
        if (!tell(rejection)) {
          warn(rejection);
          process.exitCode = 1;
        }
        break;
      default:
        if (!tell(rejection)) raise(reason);
    }
  } finally {
    leaveContext(before);
  }
}

// Who listens knows of it; others are warned that what they were told has changed.
function rejectionHandled({ promise, warned, id }) {
  const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${id})`);
  if (process.emit('rejectionHandled', promise) || !warned) return;
  warning.name = 'PromiseRejectionHandledWarning';
  warning.id = id;
  process.emitWarning(warning);
}

let deprecationTold = false;

// Not at once: the executor that settles twice could catch what a listener throws.
function settledAgain(type, promise, value) {
  process.nextTick(() => {
    if (!process.emit('multipleResolves', type, promise, value) || deprecationTold) return;
    deprecationTold = true;
    process.emitWarning('The multipleResolves event has been deprecated.', 'DeprecationWarning',
      'DEP0160');
  });
}

module.exports = { settledAgain, unhandledRejection, rejectionHandled };
