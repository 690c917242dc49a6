'use strict';

// What happens to an 'error' event that nobody listens to: it is thrown.
//
//   throwUnhandled(emitter, args)   always throws; args are those of emit('error', ...)
//
// The error that is thrown can tell, when it ends the process, where it was emitted as well: the
// handler of uncaught exceptions calls error[kEnhanceStackBeforeInspector](), which returns the
// text to print. (Changing the stack here would cost every error that is caught after all.)

const { codes: { ERR_UNHANDLED_ERROR }, kEnhanceStackBeforeInspector } = require('internal/errors');

const elided = '    [... lines matching original stack trace ...]';

// The longest run that begins at the first of `lines` from which more than three lines are also
// in `others`, as [start, length]; [0, 0] if there is none.
function sharedRun(lines, others) {
  for (let start = 0; start + 3 < lines.length; start++) {
    const at = others.indexOf(lines[start]);
    if (at === -1) continue;
    let length = 1;
    while (start + length < lines.length && at + length < others.length &&
      lines[start + length] === others[at + length]) length++;
    if (length > 3) return [start, length];
  }
  return [0, 0];
}

function className(emitter) {
  try {
    const { name } = emitter.constructor;
    return name === 'EventEmitter' ? '' : ` on ${name} instance`;
  } catch {
    return '';
  }
}

function stackWithEmit(emitter, error, emitted) {
  const errorLines = error.stack.split('\n').slice(1);
  const emitLines = emitted.stack.split('\n').slice(1);
  const [start, length] = sharedRun(emitLines, errorLines);
  if (length > 0) emitLines.splice(start + 1, length - 2, elided);
  return `${error.stack}\nEmitted 'error' event${className(emitter)} at:\n${emitLines.join('\n')}`;
}

function rememberEmit(emitter, error) {
  const emitted = {};
  try {
    Error.captureStackTrace(emitted, require('events').prototype.emit);
    Object.defineProperty(error, kEnhanceStackBeforeInspector, {
      __proto__: null,
      value: () => stackWithEmit(emitter, error, emitted),
      configurable: true,
    });
  } catch {
    // A frozen error says less.
  }
}

function throwUnhandled(emitter, args) {
  const error = args[0];
  if (error instanceof Error) {
    rememberEmit(emitter, error);
    throw error; // Unhandled 'error' event
  }
  let shown = error;
  try {
    shown = require('internal/util/inspect').inspect(error);
  } catch {
    // What cannot be inspected is put into the message as it is.
  }
  const unhandled = new ERR_UNHANDLED_ERROR(shown);
  unhandled.context = error;
  throw unhandled; // Unhandled 'error' event
}

module.exports = { throwUnhandled };
