'use strict';
// The hook globalPreload: text that runs in the program's scope before anything else.
//
//   runGlobalPreload(hook, specifier)   specifier: of the hooks, for messages

const { codes: { ERR_INVALID_RETURN_VALUE } } = require('internal/errors');
const { emitExperimentalWarning } = require('internal/process/warning');

function getBuiltin(request) {
  const { builtinId, loadBuiltin } = require('internal/modules/builtins');
  const id = builtinId(`${request}`);
  if (id === undefined) {
    const { ERR_UNKNOWN_BUILTIN_MODULE } = require('internal/errors').codes;
    throw new ERR_UNKNOWN_BUILTIN_MODULE(request);
  }
  return loadBuiltin(id);
}

function runGlobalPreload(hook, specifier) {
  emitExperimentalWarning('`globalPreload` is planned for removal in favor of `initialize`. ' +
    '`globalPreload`');
  const { MessageChannel } = require('internal/message_channel');
  const { port1, port2 } = new MessageChannel();
  const code = hook({ port: port1 });
  if (code === undefined || code === null) return;
  if (typeof code !== 'string') {
    throw new ERR_INVALID_RETURN_VALUE('a string', `${specifier} globalPreload`, hook);
  }
  const parameters = ['getBuiltin', 'port', 'setImportMetaCallback'];
  const compiled = require('vm').compileFunction(code, parameters, { filename: '<preload>' });
  Reflect.apply(compiled, globalThis, [getBuiltin, port2, () => {}]);
  port1.unref();
  port2.unref();
}

module.exports = { runGlobalPreload };
