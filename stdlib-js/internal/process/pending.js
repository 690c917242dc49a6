'use strict';
// What --pending-deprecation and NODE_PENDING_DEPRECATION=1 warn of beside the rest.
//
//   isPending()                 whether they are set
//   warnOnce(message, code)     a DeprecationWarning, if so
//   watchEnvironment(env)       process.env, which warns of values that are not what they become

const { getOption } = require('internal/process/options');

function isPending() {
  return getOption('--pending-deprecation') !== undefined ||
    process.env.NODE_PENDING_DEPRECATION === '1';
}

const told = new Set();

function warnOnce(message, code) {
  if (told.has(code) || !isPending()) return;
  told.add(code);
  process.emitWarning(message, 'DeprecationWarning', code, warnOnce);
}

const plainTypes = new Set(['string', 'number', 'boolean']);

function watchEnvironment(env) {
  return new Proxy(env, {
    __proto__: null,
    set(target, name, value) {
      if (!plainTypes.has(typeof value) && typeof value !== 'symbol') {
        warnOnce('Assigning any value other than a string, number, or boolean to a process.env ' +
          'property is deprecated. Please make sure to convert the value to a string before ' +
          'setting process.env with it.', 'DEP0104');
      }
      target[name] = value;
      return true;
    },
  });
}

module.exports = { isPending, warnOnce, watchEnvironment };
