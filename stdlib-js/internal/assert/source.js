'use strict';

// The source text of a failed assert.ok(): "assert.ok(typeof 123 === 'string')".
//
//   falsyMessage(fn) -> message, or undefined if the call's source cannot be found
//       fn: the public function that was called; its caller is looked for
//
// The file is read and parsed once the assertion has failed, and the message kept by place.

const messages = new Map();

// The frame that called fn.
function callerOf(fn) {
  const { stackTraceLimit } = Error;
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const holder = {};
  try {
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = (_, sites) => sites;
    Error.captureStackTrace(holder, fn);
    return Array.isArray(holder.stack) ? holder.stack[0] : undefined;
  } finally {
    if (before === undefined) delete Error.prepareStackTrace;
    else Object.defineProperty(Error, 'prepareStackTrace', before);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function readSource(fileName) {
  const path = fileName.startsWith('file:') ? require('url').fileURLToPath(fileName) : fileName;
  return require('fs').readFileSync(path, 'utf8');
}

function parse(source) {
  const { parse: parseProgram } = require('internal/deps/acorn');
  const options = {
    ecmaVersion: 'latest', allowHashBang: true, allowReturnOutsideFunction: true,
    allowImportExportEverywhere: true, allowSuperOutsideMethod: true,
  };
  try {
    return parseProgram(source, { ...options, allowAwaitOutsideFunction: true });
  } catch {
    return parseProgram(source, options);  // `await` may be a name in scripts
  }
}

// The innermost call around an offset.
function findCall(node, offset) {
  let found = node.type === 'CallExpression' ? node : undefined;
  for (const key of Object.keys(node)) {
    for (const child of Array.isArray(node[key]) ? node[key] : [node[key]]) {
      if (typeof child?.type === 'string' && child.start <= offset && offset < child.end) {
        found = findCall(child, offset) ?? found;
      }
    }
  }
  return found;
}

function offsetOf(source, line, column) {
  let start = 0;
  for (let i = 0; i < line; i++) start = source.indexOf('\n', start) + 1;
  return start + column;
}

function escapeControls(text) {
  const { inspect } = require('internal/util/inspect');
  return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, (char) => inspect(char).slice(1, -1));
}

// The lines after the first lose as much indentation as the call itself has.
function dedent(text, column) {
  const [first, ...rest] = text.split('\n');
  return [first, ...rest.map((line) => {
    const indent = /^[ \t]*/.exec(line)[0].length;
    return `  ${line.slice(Math.min(indent, column))}`;
  })].join('\n');
}

function makeMessage(source, line, column) {
  const call = findCall(parse(source), offsetOf(source, line, column));
  if (call === undefined) return undefined;
  const text = escapeControls(source.slice(call.start, call.end));
  const callColumn = call.start - (source.lastIndexOf('\n', call.start - 1) + 1);
  return `The expression evaluated to a falsy value:\n\n  ${dedent(text, callColumn)}\n`;
}

function sourceOfCaller(caller, fileName) {
  if (fileName) return fileName.startsWith('node:') ? undefined : readSource(fileName);
  const fn = caller.getFunction();
  return fn === undefined ? undefined : String(fn);  // code made of a string
}

function falsyMessage(fn) {
  const caller = callerOf(fn);
  if (caller === undefined) return undefined;
  const fileName = caller.getFileName();
  const line = caller.getLineNumber() - 1;
  const column = caller.getColumnNumber() - 1;
  const place = fileName ? `${fileName}:${line}:${column}` : undefined;
  if (messages.has(place)) return messages.get(place);
  let message;
  try {
    const source = sourceOfCaller(caller, fileName);
    if (source !== undefined) message = makeMessage(source, line, column);
  } catch {
    // No such file, or not JavaScript: then there is no better message than the general one.
  }
  if (place !== undefined) messages.set(place, message);
  return message;
}

module.exports = { falsyMessage };
