'use strict';

// How wide is text on a terminal?
//
//   getStringWidth(text, removeControls = true)   in columns
//   stripVTControlCharacters(text)                without ANSI escape sequences
//
// Widths follow Unicode's East_Asian_Width (UAX #11) and emoji presentation; the characters of
// ambiguous width count one column.

// Wide and fullwidth blocks, first and last code point in turn; wide emoji are asked of the regular
// expression engine. Unassigned code points within the blocks are taken to be wide as well.
const wideBlocks = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0x4dbf, 0x4e00, 0xa4c6,
  0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60,
  0xffe0, 0xffe6, 0x16fe0, 0x1b2fb, 0x1f200, 0x1f265, 0x20000, 0x3fffd,
];
const wideEmoji = /^\p{Emoji_Presentation}$/u;
const invisible = /^[\p{Cc}\p{Cf}\p{Me}\p{Mn}]$/u;
const softHyphen = 0xad;

// ECMA-48: CSI or OSC introducers with parameters, and what ends them (a final byte, BEL or ST).
const escapeSequences = new RegExp(
  '[\\x1b\\x9b][[\\]()#;?]*' +
  '(?:(?:(?:;[-a-zA-Z\\d/#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d/#&.:=?%@~_]*)*)?\\x07' +
  '|(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-ntqry=><~])', 'g');

function stripVTControlCharacters(text) {
  require('internal/validators').validateString(text, 'str');
  return text.replace(escapeSequences, '');
}

function isWide(codePoint) {
  if (codePoint < wideBlocks[0]) return false;
  for (let i = 0; i < wideBlocks.length && codePoint >= wideBlocks[i]; i += 2) {
    if (codePoint <= wideBlocks[i + 1]) return true;
  }
  return false;
}

function widthOf(char) {
  const codePoint = char.codePointAt(0);
  if (isWide(codePoint)) return 2;
  if (codePoint !== softHyphen && invisible.test(char)) return 0;
  return wideEmoji.test(char) ? 2 : 1;
}

function getStringWidth(text, removeControls = true) {
  if (removeControls) text = stripVTControlCharacters(text);
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 127) {
      for (const char of text.slice(i).normalize('NFC')) width += widthOf(char);
      break;
    }
    if (code >= 32) width++;
  }
  return width;
}

module.exports = { getStringWidth, stripVTControlCharacters };
