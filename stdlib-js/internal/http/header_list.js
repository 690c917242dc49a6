'use strict';
// The headers of a message that is being written.
//
//   A list is a flat array, [name, value, name, value, ...], in the order in which they go out: as
//   the keys of an object have it, names that are numbers first. Names are HeaderName objects.
//   headerName(text)             checked; one object for each spelling that is used often
//   anyName(text)                the same, unchecked
//   checkValue(name, value)      as validateHeaderValue
//   lowerCase(text)              of a name
//   find(list, key)              where the name with this lower-case form stands, or -1
//   set(list, name, value)       replaces or adds
//   remove(list, key)
//
// Measured: an object with lower-case keys costs 2 us for a single header, since each key is a new
// string, which V8 has to hash and look up in the table of all strings.

const { validateHeaderName, validateHeaderValue } = require('internal/http/common');

// Peers may vary names at will where a program passes them on: only so many are kept.
const kMaxNames = 512;
const kMaxKeptValue = 128;

// They say more than their text: see head.js.
const kMeaning = new Set([
  'connection', 'transfer-encoding', 'content-length', 'keep-alive', 'date', 'expect', 'trailer',
  'content-disposition',
]);

class HeaderName {
  constructor(text, key = text.toLowerCase()) {
    this.text = text;
    this.key = key;
    this.start = `${text}: `; // of its line
    this.meaning = kMeaning.has(key) ? key : '';
    this.number = indexOf(key);
    this.checked = undefined; // the value that was found valid last
  }
}

// Which index of an array the text is, or -1.
function indexOf(key) {
  if (!/^(?:0|[1-9]\d{0,9})$/.test(key)) return -1;
  const number = Number(key);
  return number < 2 ** 32 - 1 ? number : -1;
}

const known = new Map();

function headerName(text) {
  const name = known.get(text);
  if (name !== undefined) return name;
  validateHeaderName(text);
  const made = new HeaderName(text);
  if (known.size < kMaxNames) known.set(text, made);
  return made;
}

function anyName(text) {
  return known.get(text) ?? new HeaderName(text);
}

function checkValue(name, value) {
  if (value === name.checked && value !== undefined) return;
  validateHeaderValue(name.text, value);
  if (typeof value === 'string' && value.length <= kMaxKeptValue) name.checked = value;
}

function lowerCase(text) {
  const name = known.get(text);
  return name === undefined ? text.toLowerCase() : name.key;
}

function find(list, key) {
  for (let i = 0; i < list.length; i += 2) if (list[i].key === key) return i;
  return -1;
}

function set(list, name, value) {
  const at = find(list, name.key);
  if (at < 0) {
    add(list, name, value);
  } else {
    list[at] = name;
    list[at + 1] = value;
  }
}

function add(list, name, value) {
  if (name.number < 0) {
    list.push(name, value);
    return;
  }
  let at = 0;
  while (at < list.length && list[at].number >= 0 && list[at].number < name.number) at += 2;
  list.splice(at, 0, name, value);
}

function remove(list, key) {
  const at = find(list, key);
  if (at >= 0) list.splice(at, 2);
}

module.exports = { HeaderName, headerName, anyName, checkValue, lowerCase, find, set, remove };
