'use strict';
// What a terminal sends for keys, character by character, as keys with names.
//
//   new KeyDecoder().push(character)   -> { text, key }, or undefined inside of a sequence
//   decoder.flush()                    -> what an unfinished sequence means if nothing follows
//   characterLength(text)              units (1 or 2) of the first character
//
// The sequences are those of xterm, gnome, rxvt, putty and Cygwin: ESC O letter, ESC [ number ~,
// ESC [ letter, each with modifiers as numbers (1 + shift 1, meta 2, ctrl 4, meta 8).

const kEscape = '\x1b';

// A sequence that the next character continues: one or two escapes, and what began behind them.
const kUnfinished = /^\x1b{1,2}(?:O\d?|\[\[?\d{0,3}(?:(?<=\d);\d?)?)?$/;
const kWithOldModifier = /^O(\d?)(.?)$/s;
const kNumbered = /^(\[\[?)(\d{1,3})(?:;(\d))?([~^$])$/;
const kLettered = /^(\[\[?)(?:(?:\d;)?(\d))?([A-Za-z])$/;

// Codes of keys, and which modifier the code alone means.
const kNames = {
  __proto__: null,
  'OP': 'f1', 'OQ': 'f2', 'OR': 'f3', 'OS': 'f4',
  '[P': 'f1', '[Q': 'f2', '[R': 'f3', '[S': 'f4',
  '[11~': 'f1', '[12~': 'f2', '[13~': 'f3', '[14~': 'f4',
  '[[A': 'f1', '[[B': 'f2', '[[C': 'f3', '[[D': 'f4', '[[E': 'f5',
  '[15~': 'f5', '[17~': 'f6', '[18~': 'f7', '[19~': 'f8', '[20~': 'f9', '[21~': 'f10',
  '[23~': 'f11', '[24~': 'f12',
  '[200~': 'paste-start', '[201~': 'paste-end',
  '[A': 'up', '[B': 'down', '[C': 'right', '[D': 'left', '[E': 'clear', '[F': 'end', '[H': 'home',
  'OA': 'up', 'OB': 'down', 'OC': 'right', 'OD': 'left', 'OE': 'clear', 'OF': 'end', 'OH': 'home',
  '[1~': 'home', '[2~': 'insert', '[3~': 'delete', '[4~': 'end', '[5~': 'pageup',
  '[6~': 'pagedown', '[7~': 'home', '[8~': 'end', '[[5~': 'pageup', '[[6~': 'pagedown',
};
const kShifted = {
  __proto__: null,
  '[a': 'up', '[b': 'down', '[c': 'right', '[d': 'left', '[e': 'clear', '[Z': 'tab',
  '[2$': 'insert', '[3$': 'delete', '[5$': 'pageup', '[6$': 'pagedown', '[7$': 'home', '[8$': 'end',
};
const kControlled = {
  __proto__: null,
  'Oa': 'up', 'Ob': 'down', 'Oc': 'right', 'Od': 'left', 'Oe': 'clear',
  '[2^': 'insert', '[3^': 'delete', '[5^': 'pageup', '[6^': 'pagedown', '[7^': 'home', '[8^': 'end',
};
const kSingle = {
  __proto__: null,
  '\r': 'return', '\n': 'enter', '\t': 'tab', '\b': 'backspace', '\x7f': 'backspace',
  [kEscape]: 'escape', ' ': 'space',
};

function characterLength(text) {
  return text.codePointAt(0) > 0xffff ? 2 : 1;
}

// [code, modifiers + 1] of what stands behind the escape.
function codeOf(rest) {
  let found = kWithOldModifier.exec(rest);
  if (found !== null) return [`O${found[2]}`, found[1] || 1];
  found = kNumbered.exec(rest);
  if (found !== null) return [found[1] + found[2] + found[4], found[3] || 1];
  found = kLettered.exec(rest);
  if (found !== null) return [found[1] + found[3], found[2] || 1];
  return [rest, 1];
}

function specialKey(sequence, rest) {
  const [code, number] = codeOf(rest);
  const modifiers = number - 1;
  const key = {
    sequence, name: 'undefined', ctrl: (modifiers & 4) !== 0, meta: (modifiers & 10) !== 0,
    shift: (modifiers & 1) !== 0, code,
  };
  if (code in kNames) {
    key.name = kNames[code];
  } else if (code in kShifted) {
    key.name = kShifted[code];
    key.shift = true;
  } else if (code in kControlled) {
    key.name = kControlled[code];
    key.ctrl = true;
  }
  return key;
}

function plainKey(sequence, character, escaped) {
  const key = { sequence, name: undefined, ctrl: false, meta: escaped, shift: false };
  if (character in kSingle) {
    key.name = kSingle[character];
  } else if (!escaped && character !== '' && character <= '\x1a') {
    key.name = String.fromCharCode(character.charCodeAt(0) + 0x60);
    key.ctrl = true;
  } else if (/^[0-9A-Za-z]$/.test(character)) {
    key.name = character.toLowerCase();
    key.shift = /^[A-Z]$/.test(character);
  } else if (character === '') {
    key.name = 'escape';
  }
  return key;
}

class KeyDecoder {
  #sequence = '';

  push(character) {
    this.#sequence += character;
    return kUnfinished.test(this.#sequence) ? undefined : this.#finish();
  }

  flush() {
    return this.#sequence === '' ? undefined : this.#finish();
  }

  #finish() {
    const sequence = this.#sequence;
    this.#sequence = '';
    const rest = sequence.replace(/^\x1b{1,2}/, '');
    const escaped = rest !== sequence;
    const special = escaped && /^[O[]/.test(rest);
    const key = special ? specialKey(sequence, rest) : plainKey(sequence, rest, escaped);
    return { text: escaped ? undefined : sequence, key };
  }
}

module.exports = { KeyDecoder, characterLength, kEscape };
