'use strict';

// The place of fetch, which is not there yet; `fetch` itself is therefore undefined.
//
//   Response   for those who ask whether something is one (koa), or make one to see what the
//              runtime adds to it (pg): whatever it should know or do throws a clear error

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

class Response {}

function refuse() {
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('Response');
}

for (const name of ['body', 'bodyUsed', 'headers', 'ok', 'redirected', 'status', 'statusText',
  'type', 'url']) {
  Object.defineProperty(Response.prototype, name, {
    __proto__: null, configurable: true, enumerable: true, get: refuse,
  });
}
for (const name of ['arrayBuffer', 'blob', 'clone', 'formData', 'json', 'text']) {
  Response.prototype[name] = refuse;
}
for (const name of ['error', 'json', 'redirect']) Response[name] = refuse;

module.exports = { Response };
