'use strict';
// What completion has to know of JavaScript's text and objects.
//
//   isIdentifier(text), propertyNames(object)
//   expressionBefore(line)    the chain of names, members and brackets at the end of a line

const kIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const kOld = new Set(['__defineGetter__', '__defineSetter__', '__lookupGetter__',
  '__lookupSetter__']);
const kOpening = { __proto__: null, ')': '(', ']': '[', '}': '{' };

const isIdentifier = (text) => kIdentifier.test(text);
const isWord = (character) => character !== undefined && /[\w$\u0080-\uffff]/.test(character);

// Not the indices: there may be millions. A namespace or a proxy may refuse.
function propertyNames(object) {
  const { getOwnNonIndexProperties } = internalBinding('util');
  const names = getOwnNonIndexProperties === undefined ? Object.getOwnPropertyNames(object) :
    getOwnNonIndexProperties(object, 0);
  return names.filter((name) =>
    typeof name === 'string' && isIdentifier(name) && !kOld.has(name));
}

// Where what ends before `at` with a bracket or a quote begins; -1 if it does not.
function openingOf(line, at) {
  const last = line[at - 1];
  if (/['"`]/.test(last)) return line.lastIndexOf(last, at - 2);
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (line[i] in kOpening) depth++;
    else if (/[([{]/.test(line[i]) && --depth === 0) return i;
  }
  return -1;
}

// What stands before a dot: names, and brackets behind them.
function operandStart(line, at) {
  let start = at;
  while (start > 0 && /['"`)\]}]/.test(line[start - 1])) {
    const opening = openingOf(line, start);
    if (opening === -1) return start;
    start = opening;
  }
  while (isWord(line[start - 1])) start--;
  return start;
}

function expressionBefore(line) {
  let start = line.length;
  while (isWord(line[start - 1])) start--;
  while (line[start - 1] === '.') {
    const before = operandStart(line, line[start - 2] === '?' ? start - 2 : start - 1);
    if (before === start - 1) break;
    start = before;
  }
  return line.slice(start);
}

module.exports = { expressionBefore, isIdentifier, propertyNames };
