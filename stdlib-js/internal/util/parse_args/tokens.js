'use strict';

// Command-line arguments to tokens, by the Utility Syntax Guidelines of POSIX (XBD 12.2) and
// GNU's long options.
//
//   tokenize(args, options) -> array of
//     {kind: 'option', name, rawName, index, value, inlineValue}   value undefined if there is none
//     {kind: 'positional', index, value}
//     {kind: 'option-terminator', index}
//
// Unknown options count as flags: whether they are allowed is the caller's matter.

function own(object, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function takesValue(options, name) {
  const option = own(options, name);
  return option !== undefined && own(option, 'type') === 'string';
}

// The long name of a short option; the short one itself where nobody has it.
function longName(options, short) {
  for (const name of Object.keys(options)) {
    if (own(options[name], 'short') === short) return name;
  }
  return short;
}

class Tokenizer {
  constructor(args, options) {
    this.args = args;
    this.options = options;
    this.index = 0;
    this.tokens = [];
  }

  push(name, rawName, index, value, inlineValue) {
    this.tokens.push({ kind: 'option', name, rawName, index, value, inlineValue });
  }

  // An option whose value, if it takes one, is the next argument, whatever that looks like.
  pushWithNext(name, rawName) {
    const at = this.index++;
    if (takesValue(this.options, name) && this.args[this.index] != null) {
      this.push(name, rawName, at, this.args[this.index++], false);
    } else {
      this.push(name, rawName, at, undefined, undefined);
    }
  }

  long(arg) {
    const equals = arg.indexOf('=', 3);
    if (equals === -1) {
      this.pushWithNext(arg.slice(2), arg);
    } else {
      const name = arg.slice(2, equals);
      this.push(name, `--${name}`, this.index++, arg.slice(equals + 1), true);
    }
  }

  // -abc: flags, the last of which (or one whose value is the rest) may take a value.
  shorts(arg) {
    for (let i = 1; i < arg.length; i++) {
      const name = longName(this.options, arg[i]);
      const rawName = `-${arg[i]}`;
      const isLast = i === arg.length - 1;
      if (arg[i] === '-' && i > 1) {
        // "-f-" is short for "-f --".
        this.tokens.push({ kind: 'option-terminator', index: this.index });
        for (const letter of arg.slice(i + 1)) this.pushPositional(`-${letter}`);
        this.index++;
        this.rest();
        return;
      }
      if (isLast) {
        this.pushWithNext(name, rawName);
      } else if (takesValue(this.options, name)) {
        this.push(name, rawName, this.index++, arg.slice(i + 1), true);
        return;
      } else {
        this.push(name, rawName, this.index, undefined, undefined);
      }
    }
  }

  pushPositional(value) {
    this.tokens.push({ kind: 'positional', index: this.index, value });
  }

  // After "--" nothing is an option.
  rest() {
    for (; this.index < this.args.length; this.index++) this.pushPositional(this.args[this.index]);
  }

  run() {
    while (this.index < this.args.length) {
      const arg = this.args[this.index];
      if (arg === '--') {
        this.tokens.push({ kind: 'option-terminator', index: this.index++ });
        this.rest();
      } else if (arg.length > 2 && arg.startsWith('--')) {
        this.long(arg);
      } else if (arg.length > 1 && arg[0] === '-') {
        this.shorts(arg);
      } else {
        this.pushPositional(arg);
        this.index++;
      }
    }
    return this.tokens;
  }
}

function tokenize(args, options) {
  return new Tokenizer(args, options).run();
}

module.exports = { tokenize };
