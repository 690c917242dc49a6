'use strict';

// The public module `async_hooks`.
//
//   AsyncLocalStorage, AsyncResource
//   createHook, executionAsyncId, triggerAsyncId, executionAsyncResource
//   asyncWrapProviders      names of the kinds of resources that are told of
//
// Stores are cheap and always followed. Ids are given from the first time on that somebody asks
// for one or enables a hook.
//
// Covers all that Node 18 documents.
// Differs: folders that are open (DIRHANDLE) are no resources; a client request of http is told of
//   as soon as it is made.

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

// As Node 18 numbers them, though some are never told of here.
const providers = `
  NONE DIRHANDLE DNSCHANNEL ELDHISTOGRAM FILEHANDLE FILEHANDLECLOSEREQ FIXEDSIZEBLOBCOPY
  FSEVENTWRAP FSREQCALLBACK FSREQPROMISE GETADDRINFOREQWRAP GETNAMEINFOREQWRAP HEAPSNAPSHOT
  HTTP2SESSION HTTP2STREAM HTTP2PING HTTP2SETTINGS HTTPINCOMINGMESSAGE HTTPCLIENTREQUEST
  JSSTREAM JSUDPWRAP MESSAGEPORT PIPECONNECTWRAP PIPESERVERWRAP PIPEWRAP PROCESSWRAP PROMISE
  QUERYWRAP QUIC_LOGSTREAM QUIC_PACKET SHUTDOWNWRAP SIGNALWRAP STATWATCHER STREAMPIPE
  TCPCONNECTWRAP TCPSERVERWRAP TCPWRAP TTYWRAP UDPSENDWRAP UDPWRAP SIGINTWATCHDOG WORKER
  WORKERHEAPSNAPSHOT WRITEWRAP ZLIB CHECKPRIMEREQUEST PBKDF2REQUEST KEYPAIRGENREQUEST
  KEYGENREQUEST KEYEXPORTREQUEST CIPHERREQUEST DERIVEBITSREQUEST HASHREQUEST RANDOMBYTESREQUEST
  RANDOMPRIMEREQUEST SCRYPTREQUEST SIGNREQUEST TLSWRAP VERIFYREQUEST INSPECTORJSBINDING
`.trim().split(/\s+/);

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
