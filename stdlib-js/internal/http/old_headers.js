'use strict';
// The former ways to a message's headers: `_headers` and `_headerNames`, with their warning.
//
//   warn(property)                  DEP0066, once for each
//   setHeaders(message, headers)    replaces all of them
//   getNames(message), setNames(message, names)   lower-case name to the name as it was given

const { HeaderName, anyName, find, set } = require('internal/http/header_list');

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
    message._headers_ = [];
    for (const name of Object.keys(headers)) set(message._headers_, anyName(name), headers[name]);
  }
}

function getNames(message) {
  const list = message._headers_;
  if (list === null) return null;
  const names = { __proto__: null };
  for (let i = 0; i < list.length; i += 2) names[list[i].key] = list[i].text;
  return names;
}

function setNames(message, names) {
  const list = message._headers_;
  if (list === null || typeof names !== 'object' || names === null) return;
  for (const key of Object.keys(names)) {
    const at = find(list, key);
    if (at >= 0) list[at] = new HeaderName(names[key], key);
  }
}

module.exports = { warn, setHeaders, getNames, setNames };
