'use strict';
// fetch and its classes: the npm package undici, as in Node (docs/dependencies.md), over this
// library's net and the bindings below it.
//
//   fetch(input, init)   Headers, Request, Response, FormData
//
// Connections are undici's own, with its own parser of http. https: has to wait for TLS.

const load = () => require('internal/deps/undici');

function fetch(input, init = undefined) {
  return load().fetch(input, init);
}

module.exports = {
  fetch,
  get FormData() { return load().FormData; },
  get Headers() { return load().Headers; },
  get Request() { return load().Request; },
  get Response() { return load().Response; },
};
