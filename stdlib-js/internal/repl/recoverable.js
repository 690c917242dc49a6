'use strict';
// Whether a text that is no program could become one with more lines.
//
//   isRecoverable(code)    the parser failed at the very end, or in something that runs over lines
//   Recoverable            what an evaluator passes on to be given more lines

const kUnterminated = /^Unterminated (?:template|comment)/;
const kAtEnd = /^(?:Unexpected token|Missing catch)/;
const kOptions = {
  ecmaVersion: 'latest', allowAwaitOutsideFunction: true, allowReturnOutsideFunction: false,
};

class Recoverable extends SyntaxError {
  constructor(error) {
    super();
    this.err = error;
  }
}

function isRecoverable(code) {
  // What could be an object is tried as one.
  const isObject = /^\s*\{/.test(code) && !/;\s*$/.test(code);
  return isIncomplete(code) || (isObject && isIncomplete(`(${code}`));
}

function isIncomplete(code) {
  try {
    require('internal/deps/acorn').parse(code, kOptions);
    return false;
  } catch (error) {
    if (kUnterminated.test(error.message)) return true;
    if (error.message.startsWith('Unterminated string')) return endsInContinuedString(code, error);
    return kAtEnd.test(error.message) && restIsComment(code.slice(error.pos));
  }
}

// A string goes on in the next line if each line of it ends with a backslash.
function endsInContinuedString(code, error) {
  const quote = code[error.pos];
  const rest = code.slice(error.pos + 1).replace(/\\(?:\r\n|[^])/g, '');
  return /\\(?:\r\n|\n)$/.test(code) && !rest.includes(quote) && !/[\r\n]/.test(rest);
}

function restIsComment(rest) {
  return /^(?:\s|\/\/.*(?:\n|$)|\/\*[^]*?\*\/)*$/.test(rest);
}

module.exports = { Recoverable, isRecoverable };
