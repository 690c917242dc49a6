'use strict';
// The options of the command line that the library looks at.
//
//   getOption(name) -> the last value as a string, or undefined
//   getOptions(name) -> all values, in order

const { settings } = internalBinding('process');

function getOptions(name) {
  const values = [];
  for (let i = 0; i < settings.length; i += 2) {
    if (settings[i] === name) values.push(settings[i + 1]);
  }
  return values;
}

function getOption(name) {
  const values = getOptions(name);
  return values.length === 0 ? undefined : values[values.length - 1];
}

module.exports = { getOption, getOptions };
