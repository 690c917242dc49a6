'use strict';

// Strings as source text.
//
//   quote(text)            'text', with the quotes that need least escaping
//   escape(text)           the same without quotes: for symbols and hidden keys
//   stripColors(text)      without SGR sequences (the ones that inspect itself makes)
//   isIdentifier(key)      may this key stand without quotes?
//
// Only ASCII counts as an identifier, as in Node.

// What may not stand as it is between single quotes: controls, quote, backslash, lone surrogates.
const special = new RegExp('[\\x00-\\x1f\\x27\\x5c\\x7f-\\x9f]|' +
  '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]');
const specialGlobal = new RegExp(special, 'g');
const colorSequence = /\x1b\[\d\d?m/g;
const identifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

const shortEscapes = {
  '__proto__': null,
  '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\'': '\\\'', '\\': '\\\\',
};

function escapeOne(char) {
  const short = shortEscapes[char];
  if (short !== undefined) return short;
  const code = char.charCodeAt(0);
  const digits = code.toString(16);
  return code < 256 ? `\\x${digits.toUpperCase().padStart(2, '0')}` : `\\u${digits}`;
}

function escape(text) {
  return special.test(text) ? text.replace(specialGlobal, escapeOne) : text;
}

function quote(text) {
  if (!special.test(text)) return `'${text}'`;
  let mark = '\'';
  if (text.includes('\'')) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
  }
  if (mark === '\'') return `'${text.replace(specialGlobal, escapeOne)}'`;
  const escaped = text.replace(specialGlobal, (char) => (char === '\'' ? char : escapeOne(char)));
  return `${mark}${escaped}${mark}`;
}

function stripColors(text) {
  return text.includes('\x1b') ? text.replace(colorSequence, '') : text;
}

module.exports = {
  escape,
  isIdentifier: (key) => identifier.test(key),
  quote,
  stripColors,
};
