'use strict';

// One call of inspect: its options, and where it has got to.
//
//   Inspection             made per call, handed through all formatting functions
//   defaultOptions         what inspect.defaultOptions reads and changes
//
// Don't keep an Inspection beyond its call: options given to custom inspect functions are copies.

const { colored, plain } = require('internal/util/inspect/styles');
const { hasOwn, keys: ownKeys } = Object; // a program may replace them

const defaultOptions = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

class Inspection {
  constructor() {
    // Options.
    this.showHidden = defaultOptions.showHidden;
    this.depth = defaultOptions.depth;
    this.colors = defaultOptions.colors;
    this.customInspect = defaultOptions.customInspect;
    this.showProxy = defaultOptions.showProxy;
    this.maxArrayLength = defaultOptions.maxArrayLength;
    this.maxStringLength = defaultOptions.maxStringLength;
    this.breakLength = defaultOptions.breakLength;
    this.compact = defaultOptions.compact;
    this.sorted = defaultOptions.sorted;
    this.getters = defaultOptions.getters;
    this.numericSeparator = defaultOptions.numericSeparator;
    this.stylize = plain;
    this.userOptions = undefined;  // the caller's object, if it has keys that are not ours
    // Progress.
    this.indentation = 0;          // columns by which the value's continuation lines are indented
    this.level = 0;                // depth of the object whose entries are being formatted
    this.ancestors = [];           // the objects that the current value is inside of
    this.references = undefined;   // Map: object that a descendant refers to -> its number
    this.written = [];             // per indentation, how much text has been made there
  }

  // Takes over the caller's options; what Inspection doesn't know is for custom inspect functions.
  apply(options) {
    for (const key of ownKeys(options)) {
      if (key === 'stylize' || hasOwn(defaultOptions, key)) this[key] = options[key];
      else this.userOptions ??= options;
    }
  }

  finish() {
    if (this.colors) this.stylize = colored;
    if (this.maxArrayLength === null) this.maxArrayLength = Infinity;
    if (this.maxStringLength === null) this.maxStringLength = Infinity;
  }

  // A plain object with the options, e.g. for a nested call of inspect.
  options() {
    const {
      showHidden, depth, colors, customInspect, showProxy, maxArrayLength, maxStringLength,
      breakLength, compact, sorted, getters, numericSeparator,
    } = this;
    return {
      stylize: this.stylize, showHidden, depth, colors, customInspect, showProxy, maxArrayLength,
      maxStringLength, breakLength, compact, sorted, getters, numericSeparator, ...this.userOptions,
    };
  }
}

module.exports = { Inspection, defaultOptions };
