'use strict';
// The former ways to a message's headers: `_headers` and `_headerNames`, with their warning.
//
//   warn(property)                  DEP0066, once for each
//   setHeaders(message, headers)    replaces all of them
//   getNames(message), setNames(message, names)   lower-case name to the name as it was given

const told = new Set();

function warn(property) {
  if (told.has(property)) return;
  told.add(property);
  process.emitWarning(`OutgoingMessage.prototype.${property} is deprecated`,
    'DeprecationWarning', 'DEP0066');
}

function setHeaders(message, headers) {
  if (headers === null) {
    message._headers_ = null;
  } else if (typeof headers === 'object') {
    message._headers_ = { __proto__: null };
    for (const name of Object.keys(headers)) {
      message._headers_[name.toLowerCase()] = [name, headers[name]];
    }
  }
}

function getNames(message) {
  const headers = message._headers_;
  if (headers === null) return null;
  const names = { __proto__: null };
  for (const key of Object.keys(headers)) [names[key]] = headers[key];
  return names;
}

function setNames(message, names) {
  const headers = message._headers_;
  if (headers === null || typeof names !== 'object' || names === null) return;
  for (const key of Object.keys(names)) {
    if (headers[key] !== undefined) headers[key][0] = names[key];
  }
}

module.exports = { warn, setHeaders, getNames, setNames };
