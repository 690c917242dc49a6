'use strict';
// How an exception that ends the program is printed: where, what, and the version.
//
//   printUncaught(error, arrow, thrownAt)
//
// `arrow` is "file:line\nsource\n   ^\n" or ''; `thrownAt` the lines of the stack where it was
// thrown, printed with --trace-uncaught.

const binding = internalBinding('process');

// An 'error' event without a listener adds where it was emitted.
function enhanceStack(error) {
  try {
    const enhance = error[require('internal/errors').kEnhanceStackBeforeInspector];
    if (enhance !== undefined) error.stack = enhance();
  } catch {
    // It is printed as it is.
  }
}

function hasColors() {
  return internalBinding('terminal').isTerminal(2) &&
    require('internal/tty/colors').getColorDepth() > 2;
}

function inspectError(error) {
  try {
    const { inspect } = require('internal/util/inspect');
    return inspect(error, {
      colors: hasColors(), customInspect: false, depth: Math.max(inspect.defaultOptions.depth, 5),
    });
  } catch {
    return stackOf(error);
  }
}

// Undefined if even that throws.
function stackOf(error) {
  try {
    return String(error.stack);
  } catch {
    return undefined;
  }
}

function titleOf(error) {
  try {
    return `${error.name}: ${error.message}`;
  } catch {
    return '<toString() threw exception>';
  }
}

const isObject = (value) =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function isNativeError(error) {
  return require('util').types.isNativeError(error);
}

function hint(traced) {
  const program = require('path').basename(process.argv0 || 'node', '.exe');
  return traced ? '' :
    `(Use \`${program} --trace-uncaught ...\` to show where the exception was thrown)\n`;
}

function textOf(error, arrow, traced) {
  if (isObject(error)) {
    enhanceStack(error);
    const place = arrow === '' ? '' : isNativeError(error) ? `${arrow}\n` : `\n${arrow}`;
    const inspected = inspectError(error);
    return inspected === undefined ? `${place}${titleOf(error)}\n${hint(traced)}` :
      `${place}${inspected}\n`;
  }
  const value = typeof error === 'symbol' ? '' : String(error);
  return `\n${arrow}${value}\n${hint(traced)}`;
}

// In terms of the sources, if source maps are in use.
function mapped(arrow) {
  if (require('internal/modules/files').sources.listener === undefined) return arrow;
  return require('internal/source_maps/stacks').mapArrow(arrow);
}

function printUncaught(error, arrow = '', thrownAt = '') {
  const traced = require('internal/process/options').getOption('--trace-uncaught') !== undefined;
  let text = textOf(error, mapped(arrow), traced);
  if (traced && thrownAt !== '') text += `Thrown at:\n${thrownAt}\n`;
  binding.writeSync(2, `${text}\nNode.js ${process.version}\n`);
}

module.exports = { printUncaught };
