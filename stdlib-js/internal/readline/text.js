'use strict';
// Steps through a line of text.
//
//   lengthBefore(line, at), lengthAt(line, at)       units of the character before/at a place
//   wordStartBefore(line, at)                        where the word before a place begins
//   wordEndAfter(line, at), deletionEndAfter(line, at)   where moving/deleting by words leads
//   commonPrefix(texts), splitLines(text)

const kWordRight = /(?:\s+|[^\w\s]+|\w+)\s*/y;
const kDeletionRight = /(?:\s+|\W+|\w+)\s*/y;

const isWord = (character) => /\w/.test(character);
const isSpace = (character) => /\s/.test(character);

function lengthBefore(line, at) {
  if (at <= 0) return 0;
  return at > 1 && line.codePointAt(at - 2) > 0xffff ? 2 : 1;
}

// Behind the end it is 1: whoever moves there is held by the end.
function lengthAt(line, at) {
  return at < line.length && line.codePointAt(at) > 0xffff ? 2 : 1;
}

// Not by a regular expression on the text before: it may be long, and a loop stops early.
function wordStartBefore(line, at) {
  while (at > 0 && isSpace(line[at - 1])) at--;
  if (at === 0) return 0;
  const word = isWord(line[at - 1]);
  while (at > 0 && !isSpace(line[at - 1]) && isWord(line[at - 1]) === word) at--;
  return at;
}

function endOf(pattern, line, at) {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : line.length;
}

function wordEndAfter(line, at) {
  return endOf(kWordRight, line, at);
}

function deletionEndAfter(line, at) {
  return endOf(kDeletionRight, line, at);
}

function commonPrefix(texts) {
  if (texts.length === 0) return '';
  let prefix = texts[0];
  for (const text of texts) {
    let same = 0;
    while (same < prefix.length && prefix[same] === text[same]) same++;
    prefix = prefix.slice(0, same);
  }
  return prefix;
}

function splitLines(text) {
  return text.split(/\r\n|[\n\r]/);
}

module.exports = {
  commonPrefix, deletionEndAfter, lengthAt, lengthBefore, splitLines, wordEndAfter, wordStartBefore,
};
