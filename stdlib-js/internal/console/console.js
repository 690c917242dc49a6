'use strict';

// The class Console, and what a console is made of.
//
//   Console(stdout, stderr, ignoreErrors) or Console({stdout, stderr, ignoreErrors, colorMode,
//     inspectOptions, groupIndentation}); with or without `new`
//   furnish(target, options, methods)   makes any object a console; the global one is made so
//
// A console's methods are its own properties, bound to it: they may be passed around.

const { kState, methods } = require('internal/console/methods');
const { ConsoleState } = require('internal/console/state');

const mostIndentation = 1000;

function hidden(value) {
  return { __proto__: null, value, writable: true, enumerable: false, configurable: true };
}

// Bound functions called "bound log" would show up in traces and in what console.log(console) says.
function bindMethods(target, source) {
  for (const name of Object.keys(methods)) {
    const bound = source[name].bind(target);
    Object.defineProperty(bound, 'name', { __proto__: null, value: name, configurable: true });
    target[name] = bound;
  }
}

function furnish(target, options, source) {
  bindMethods(target, source);
  Object.defineProperties(target, {
    _ignoreErrors: hidden(Boolean(options.ignoreErrors)),
    _times: hidden(new Map()),
    [kState]: hidden(new ConsoleState(options)),
    [Symbol.toStringTag]: {
      __proto__: null, value: 'console', writable: false, enumerable: false, configurable: true,
    },
  });
}

function checkOptions({
  stdout, stderr, colorMode, hasColorMode, inspectOptions, groupIndentation,
}) {
  const { codes } = require('internal/errors');
  const { validateInteger, validateObject } = require('internal/validators');
  if (!stdout || typeof stdout.write !== 'function') {
    throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stdout');
  }
  if (!stderr || typeof stderr.write !== 'function') {
    throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stderr');
  }
  if (typeof colorMode !== 'boolean' && colorMode !== 'auto') {
    throw new codes.ERR_INVALID_ARG_VALUE('colorMode', colorMode);
  }
  if (groupIndentation !== undefined) {
    validateInteger(groupIndentation, 'groupIndentation', 0, mostIndentation);
  }
  if (inspectOptions === undefined) return;
  validateObject(inspectOptions, 'options.inspectOptions');
  if (inspectOptions.colors !== undefined && hasColorMode) {
    throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
  }
}

function Console(options) {
  if (!new.target) return Reflect.construct(Console, arguments);
  if (!options || typeof options.write === 'function') {
    options = { stdout: options, stderr: arguments[1], ignoreErrors: arguments[2] };
  }
  const {
    stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions,
    groupIndentation = 2,
  } = options;
  const hasColorMode = options.colorMode !== undefined;
  checkOptions({ stdout, stderr, colorMode, hasColorMode, inspectOptions, groupIndentation });
  furnish(this, { ignoreErrors, colorMode, inspectOptions, groupIndentation }, this);
  Object.defineProperties(this, { _stdout: hidden(stdout), _stderr: hidden(stderr) });
}

Object.assign(Console.prototype, methods);

Object.defineProperty(Console, Symbol.hasInstance, {
  __proto__: null,
  value(instance) {
    // For subclasses the ordinary rule; Console itself also knows the global console.
    if (this !== Console) return Function.prototype[Symbol.hasInstance].call(this, instance);
    return instance !== null && typeof instance === 'object' && instance[kState] !== undefined;
  },
});

module.exports = { Console, furnish };
