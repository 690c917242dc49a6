'use strict';

// The table from error code to message and base class, joined from its topics at first use.
//
//   lookup(code)               {Base, message, system}; throws for a code that is in no table
//   text(message, args, extra) the message for these arguments; may put properties for the error
//                              into `extra`; a `name` there also heads its stack
//   has(code), names()         what there is
//
// In the tables a message is a format string (%s, %d) or a function of the arguments, called with
// `extra` as its `this`. Codes are grouped by the class that their errors have.

const topics = ['core', 'io', 'net', 'http2', 'modules', 'crypto'];
const bases = { Error, TypeError, RangeError, SyntaxError, URIError };

let table;

function load() {
  table = new Map();
  for (const topic of topics) {
    const groups = require(`internal/errors/messages_${topic}`);
    for (const base of Object.keys(groups)) {
      const system = base === 'SystemError';
      for (const code of Object.keys(groups[base])) {
        table.set(code, { Base: system ? Error : bases[base], message: groups[base][code], system });
      }
    }
  }
  return table;
}

function lookup(code) {
  const entry = (table ?? load()).get(code);
  if (entry === undefined) throw new Error(`No message is known for the error code ${code}`);
  return entry;
}

function text(message, args, extra) {
  if (typeof message === 'function') return Reflect.apply(message, extra, args);
  return require('internal/errors/format').fill(message, args);
}

module.exports = {
  lookup,
  text,
  has: (code) => (table ?? load()).has(code),
  names: () => [...(table ?? load()).keys()],
};
