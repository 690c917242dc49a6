'use strict';
// How the prompt shows what was thrown.
//
//   describe(server, error)   the text, ending with a newline
//
// Frames of the prompt itself, and that of the entered text, are not of interest.

const kError = /^\[?([A-Z][a-z0-9_]*)*Error/;
// Where the engine points at in the source stands ahead of the stack.
const kArrow = /^(?:REPL\d+|[^\n]+):\d+\n([^]*?\n\s*\^+\n)\n?(?=\w*Error)/;
const kBareFrame =
  /^ {4}at (?:(?:async )?REPL\d+:|(?:\S*<anonymous>|\w+\._on(?:Immediate|Timeout)) \(REPL\d+:)/;
const kAnyFrame = /^ {4}at /;

// Without what lies below the text that was entered.
function ownFramesRemoved(stack) {
  const lines = stack.split('\n');
  const last = lines.findLastIndex((line) => kBareFrame.test(line));
  if (last === -1) return stack;
  let end = last;
  while (end < lines.length && kAnyFrame.test(lines[end])) end++;
  lines.splice(last, end - last);
  return lines.join('\n');
}

function tidyStack(error) {
  const { stack } = error;
  if (typeof stack !== 'string') return;
  if (error.name === 'SyntaxError') {
    const withArrow = stack.replace(/^REPL\d+:\d+\r?\n/, '').replace(/^\s+at\s.*\n?/gm, '');
    error.stack = withArrow;
  } else {
    const interrupted = error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
    error.stack = interrupted ? stack.replace(/\n {4}at [^]*$/, '') :
      ownFramesRemoved(stack.replace(kArrow, ''));
  }
}

function withTitle(text, breakLength) {
  let found = false;
  const lines = text.split(/(?<=\n)/);
  const titled = lines.map((line) => {
    if (found || !kError.test(line)) return line;
    found = true;
    return line.length <= breakLength ? `Uncaught ${line}` : `Uncaught:\n${line}`;
  }).join('');
  if (found) return titled;
  return `Uncaught${lines.length === 1 ? ' ' : ':\n'}${text}`;
}

function describe(server, error) {
  let text;
  if (error instanceof Error || require('internal/util/types').isNativeError(error)) {
    try {
      tidyStack(error);
    } catch {
      // A frozen one is shown as it is.
    }
    text = `${server.writer(error)}`;
    // An error without frames is shown in brackets.
    if (text.startsWith('[') && text.endsWith(']')) text = text.slice(1, -1);
  } else {
    text = `${server.writer(error)}`;
  }
  const shown = withTitle(text, server.writer.options?.breakLength ?? 80);
  return shown.endsWith('\n') ? shown : `${shown}\n`;
}

module.exports = { describe };
