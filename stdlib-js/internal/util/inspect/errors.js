'use strict';

// Errors: their stack, made to tell the class and the name, with its frames coloured and shortened.
//
//   formatError(ctx, error, keys, info)   the head of an error; takes out of `keys` what the head
//                                         says already, adds `cause` and `errors` where not there
//
// Frames are the lines after the message from the first that starts with "    at"; an error whose
// stack has none is put in brackets. Never trust name, message or stack to be strings.

const { prefixOf } = require('internal/util/inspect/names');
const textOfError = Function.prototype.call.bind(Error.prototype.toString);

const nodeModules = /[/\\]node_modules[/\\](.+?)(?=[/\\])/g;
const libraryFrame = /^ {4}at (?:[^/\\(]+ \(|)node:(.+):\d+:\d+(?:\)|$)/;

function stackOf(error) {
  return error.stack ? String(error.stack) : textOfError(error);
}

function adjustKeys(ctx, keys, error, stack) {
  if (!ctx.showHidden && keys.length !== 0) {
    for (const key of ['name', 'message', 'stack']) {
      const index = keys.indexOf(key);
      // Only if the stack says the same.
      if (index !== -1 && stack.includes(error[key])) keys.splice(index, 1);
    }
  }
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  if (Array.isArray(error.errors) && !keys.includes('errors')) keys.push('errors');
}

// The name at the start of a stack, where the error itself cannot tell (it has no prototype).
function nameInStack(stack) {
  const found = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ??
    /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
  return found === null ? '' : found[1];
}

function startsWithName(stack, name) {
  if (!name.endsWith('Error') || !stack.startsWith(name)) return false;
  const next = stack[name.length];
  return next === undefined || next === ':' || next === '\n';
}

// A subclass that did not set its name shows up by its class all the same.
function nameTheClass(stack, errorName, { name, tag }) {
  if (name !== null && !startsWithName(stack, errorName)) return stack;
  let { length } = errorName;
  let fallback = 'Error';
  if (name === null) {
    const found = nameInStack(stack);
    length = found.length;
    fallback = found || 'Error';
  }
  const prefix = prefixOf(name, tag, fallback).slice(0, -1);
  if (prefix === errorName) return stack;
  const rest = stack.slice(length);
  if (!prefix.includes(errorName)) return `${prefix} [${errorName}]${rest}`;
  return length === 0 ? `${prefix}: ${stack}` : `${prefix}${rest}`;
}

// The longest run of lines, more than three, that is in both.
function commonRun(lines, others) {
  for (let i = 0; i < lines.length - 3; i++) {
    const at = others.indexOf(lines[i]);
    if (at === -1) continue;
    const most = Math.min(lines.length - i, others.length - at);
    let length = 1;
    while (length < most && lines[i + length] === others[at + length]) length++;
    if (length > 3) return { start: i, length };
  }
  return undefined;
}

function framesOf(ctx, error, text) {
  const frames = text.split('\n');
  const { cause } = error;
  if (cause === undefined || cause === null || !isError(cause)) return frames;
  const causeStack = stackOf(cause);
  const start = causeStack.indexOf('\n    at');
  if (start === -1) return frames;
  const run = commonRun(frames, causeStack.slice(start + 1).split('\n'));
  if (run !== undefined) {
    const left = run.length - 2;
    frames.splice(run.start + 1, left,
      ctx.stylize(`    ... ${left} lines matching cause stack trace ...`, 'undefined'));
  }
  return frames;
}

function isError(value) {
  return internalBinding('util').isNativeError(value) || value instanceof Error;
}

function markPackages(ctx, line) {
  return line.replace(nodeModules, (path, name) =>
    path.slice(0, path.length - name.length) + ctx.stylize(name, 'module'));
}

function workingDirectory() {
  try {
    return process.cwd();
  } catch {
    return undefined;  // it was removed
  }
}

// Dims the directory, with the parenthesis before it and the one at the end.
function dimDirectory(ctx, line, directory) {
  const at = line.indexOf(directory);
  if (at === -1) return line;
  const hasScheme = line.slice(at - 7, at) === 'file://';
  const path = hasScheme ? at - 7 : at;
  const parenthesis = line[path - 1] === '(';
  const start = parenthesis ? path - 1 : path;
  const closes = parenthesis && line.endsWith(')');
  const end = at + directory.length + 1;
  const rest = closes ? line.slice(end, -1) + ctx.stylize(')', 'undefined') : line.slice(end);
  return line.slice(0, start) + ctx.stylize(line.slice(start, end), 'undefined') + rest;
}

function colorFrame(ctx, line, directory) {
  if (libraryFrame.test(line)) return ctx.stylize(line, 'undefined');
  const marked = markPackages(ctx, line);
  if (directory === undefined) return marked;
  const dimmed = dimDirectory(ctx, marked, directory);
  if (dimmed !== marked) return dimmed;
  // Modules have URLs in their frames, which may be percent-encoded.
  return dimDirectory(ctx, marked, require('url').pathToFileURL(directory).href);
}

function formatFrames(ctx, error, text) {
  const frames = framesOf(ctx, error, text);
  if (!ctx.colors) return frames.join('\n');
  const directory = workingDirectory();
  return frames.map((line) => colorFrame(ctx, line, directory)).join('\n');
}

function formatError(ctx, error, keys, info) {
  const name = error.name != null ? String(error.name) : 'Error';
  const raw = stackOf(error);
  adjustKeys(ctx, keys, error, raw);
  const stack = nameTheClass(raw, name, info);
  const message = error.message ? stack.indexOf(error.message) : -1;
  const afterMessage = message === -1 ? -1 : message + error.message.length;
  const start = stack.indexOf('\n    at', afterMessage);
  const text = start === -1 ? `[${stack}]` :
    `${stack.slice(0, start)}\n${formatFrames(ctx, error, stack.slice(start + 1))}`;
  if (ctx.indentation === 0) return text;
  return text.replaceAll('\n', `\n${' '.repeat(ctx.indentation)}`);
}

module.exports = { formatError };
