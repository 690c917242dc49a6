'use strict';

// Colours: which style a kind of value has, and the SGR codes of each style (ECMA-48).
//
//   styles    inspect.styles: kind of value -> name of a style
//   colors    inspect.colors: name of a style -> [code that turns it on, code that turns it off];
//             other names of the same styles are there as well, but not enumerable
//   colored(text, kind), plain(text, kind)     the two functions that options.stylize can be
//
// Both tables belong to the users as well, who may change them: look up at each use.

const styles = {
  __proto__: null,
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
};

const hues = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'];
const brightHues = ['Gray', ...hues.slice(1).map((hue) => `${hue}Bright`)];

const defaultForeground = 39;
const defaultBackground = 49;
const colors = {
  __proto__: null,
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
};

function addHues(names, prefix, firstCode, off) {
  names.forEach((hue, i) => {
    const name = prefix === '' ? hue[0].toLowerCase() + hue.slice(1) : prefix + hue;
    colors[name] = [firstCode + i, off];
  });
}
addHues(hues, '', 30, defaultForeground);
addHues(hues, 'bg', 40, defaultBackground);
colors.framed = [51, 54];
colors.overlined = [53, 55];
addHues(brightHues, '', 90, defaultForeground);
addHues(brightHues, 'bg', 100, defaultBackground);

const otherNames = {
  __proto__: null,
  grey: 'gray',
  blackBright: 'gray',
  bgGrey: 'bgGray',
  bgBlackBright: 'bgGray',
  faint: 'dim',
  crossedout: 'strikethrough',
  strikeThrough: 'strikethrough',
  crossedOut: 'strikethrough',
  conceal: 'hidden',
  swapColors: 'inverse',
  swapcolors: 'inverse',
  doubleUnderline: 'doubleunderline',
};
for (const alias in otherNames) {
  const name = otherNames[alias];
  Object.defineProperty(colors, alias, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() { return this[name]; },
    set(codes) { this[name] = codes; },
  });
}

function colored(text, kind) {
  const style = styles[kind];
  if (style === undefined) return text;
  const codes = colors[style];
  return codes === undefined ? text : `\x1b[${codes[0]}m${text}\x1b[${codes[1]}m`;
}

function plain(text) {
  return text;
}

module.exports = { colored, colors, plain, styles };
