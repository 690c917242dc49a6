'use strict';

// The public module `async_hooks`.
//
//   AsyncLocalStorage, AsyncResource
//   createHook, executionAsyncId, triggerAsyncId, executionAsyncResource
//   asyncWrapProviders      names of the kinds of resources that are told of
//
// Stores are cheap and always followed. Ids are given from the first time on that somebody asks
// for one or enables a hook.

const ids = require('internal/async_ids');

function withIds(get) {
  return () => {
    require('internal/async_hooks').start();
    return get();
  };
}

function createHook(callbacks) {
  const { AsyncHook } = require('internal/async_hooks');
  return new AsyncHook(callbacks);
}

const executionAsyncId = withIds(ids.executionAsyncId);
const triggerAsyncId = withIds(ids.triggerAsyncId);
const executionAsyncResource = withIds(ids.executionAsyncResource);

const providers = [
  'NONE', 'DIRHANDLE', 'DNSCHANNEL', 'FILEHANDLE', 'FILEHANDLECLOSEREQ', 'FSEVENTWRAP',
  'FSREQCALLBACK', 'FSREQPROMISE', 'GETADDRINFOREQWRAP', 'GETNAMEINFOREQWRAP',
  'HTTPINCOMINGMESSAGE', 'HTTPCLIENTREQUEST', 'MESSAGEPORT', 'PIPECONNECTWRAP', 'PIPESERVERWRAP',
  'PIPEWRAP', 'PROCESSWRAP', 'PROMISE', 'QUERYWRAP', 'SHUTDOWNWRAP', 'SIGNALWRAP', 'STATWATCHER',
  'TCPCONNECTWRAP', 'TCPSERVERWRAP', 'TCPWRAP', 'TTYWRAP', 'UDPSENDWRAP', 'UDPWRAP', 'WRITEWRAP',
  'ZLIB', 'PBKDF2REQUEST', 'RANDOMBYTESREQUEST', 'SCRYPTREQUEST', 'Immediate', 'Microtask',
  'TickObject', 'Timeout',
];

module.exports = {
  AsyncLocalStorage: require('internal/async_local_storage').AsyncLocalStorage,
  createHook,
  executionAsyncId,
  triggerAsyncId,
  executionAsyncResource,
  asyncWrapProviders: Object.freeze({
    __proto__: null, ...Object.fromEntries(providers.map((name, index) => [name, index])),
  }),
  AsyncResource: require('internal/async_resource').AsyncResource,
};
for (const [name, value] of Object.entries({ executionAsyncId, triggerAsyncId, executionAsyncResource })) {
  Object.defineProperty(value, 'name', { __proto__: null, value: name, configurable: true });
}
