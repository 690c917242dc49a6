'use strict';
// How the prompt shows what was thrown.
//
//   describe(server, error, code)   the text, ending with a newline; `code` is what was entered
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

function tidyStack(error, code) {
  if (typeof error.stack !== 'string') return;
  if (error.name === 'SyntaxError') explainImport(error, code);
  const { stack } = error;
  if (error.name === 'SyntaxError') {
    const withArrow = stack.replace(/^REPL\d+:\d+\r?\n/, '').replace(/^\s+at\s.*\n?/gm, '');
    error.stack = withArrow;
  } else {
    const interrupted = error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
    error.stack = interrupted ? stack.replace(/\n {4}at [^]*$/, '') :
      ownFramesRemoved(stack.replace(kArrow, ''));
  }
}

const kBindings = /(?:([\w$]+)\s*,?\s*)?(?:\*\s*as\s+([\w$]+)|\{([^}]*)\})?/;
const kImport = new RegExp(`\\bimport\\s+${kBindings.source}\\s*(?:from\\s*)?(["'])(.*?)\\4`, 'g');

// The import statements of a text as they can be written at the prompt.
function dynamicImports(code) {
  return Array.from(code.matchAll(kImport), ([, byDefault, space, list, , specifier]) => {
    const imported = `await import(${JSON.stringify(specifier)});`;
    if (space !== undefined && byDefault === undefined) return `const ${space} = ${imported}`;
    const names = (list ?? '').split(',').map((name) => name.trim().replace(/\s+as\s+/, ': '));
    if (byDefault !== undefined) names.unshift(`default: ${byDefault}`);
    const shown = names.filter((name) => name !== '').join(', ');
    return shown === '' ? imported : `const { ${shown} } = ${imported}`;
  }).join('');
}

function explainImport(error, code) {
  if (!/^Cannot use import statement/.test(error.message)) return;
  const advice = 'Cannot use import statement inside the Node.js REPL, alternatively use dynamic ' +
    `import: ${dynamicImports(code)}`;
  const { stack, message } = error;
  error.message = advice;
  error.stack = stack.replace(message, advice);
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

function describe(server, error, code = '') {
  let text;
  if (error instanceof Error || require('internal/util/types').isNativeError(error)) {
    try {
      tidyStack(error, code);
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
