'use strict';
// Methods of `process` that few programs call.

const { codes: { ERR_ASSERTION, ERR_DLOPEN_FAILED, ERR_INVALID_ARG_TYPE } } =
  require('internal/errors');

function abort() {
  internalBinding('process').abort();
}

// Native addons are built for Node's own interface to V8.
function dlopen(module, filename) {
  if (arguments.length < 2) {
    const error = new TypeError('process.dlopen needs at least 2 arguments');
    throw Object.assign(error, { code: 'ERR_MISSING_ARGS' });
  }
  throw new ERR_DLOPEN_FAILED(`native addons cannot be loaded: ${filename}`);
}

let assertTold = false;

function assert(value, message) {
  if (!assertTold) {
    assertTold = true;
    process.emitWarning(
      'process.assert() is deprecated. Please use the `assert` module instead.',
      'DeprecationWarning', 'DEP0100');
  }
  if (value) return;
  throw new ERR_ASSERTION(message || 'assertion error');
}

// As from Node 20 on.
function getBuiltinModule(id) {
  require('internal/validators').validateString(id, 'id');
  const builtins = require('internal/modules/builtins');
  const found = builtins.builtinId(id);
  return found === undefined ? undefined : builtins.loadBuiltin(found);
}

let configTold = false;

function warnOfConfig() {
  if (configTold) return;
  configTold = true;
  process.emitWarning('Setting process.config is deprecated. In the future the property will be ' +
    'read-only.', 'DeprecationWarning', 'DEP0150');
}

function openStdin() {
  process.stdin.resume();
  return process.stdin;
}

function setSourceMapsEnabled(enabled) {
  if (typeof enabled !== 'boolean') throw new ERR_INVALID_ARG_TYPE('val', 'boolean', enabled);
  require('internal/source_maps/stacks').setEnabled(enabled);
}

function _rawDebug(...args) {
  internalBinding('process').writeSync(2, `${require('util').format(...args)}\n`);
}

module.exports = {
  _rawDebug, abort, assert, dlopen, getBuiltinModule, openStdin, setSourceMapsEnabled,
  warnOfConfig,
};
