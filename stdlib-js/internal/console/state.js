'use strict';

// What a console remembers, and how its lines get to a stream.
//
//   new ConsoleState({ignoreErrors, colorMode, inspectOptions, groupIndentation})
//   state.format(stream, args)           the text of a line
//   state.inspectOptionsFor(stream)      options of inspect, with the colours the stream can show
//   state.writeOut(console, text), state.writeError(console, text)
//   state.indent(), state.outdent()      groups
//
// A stream that fails must not take the program down with an 'error' event that nobody listens to
// (unless ignoreErrors is false): see write().

const withColors = { colors: true };
const withoutColors = {};

const { shouldColorize } = require('internal/util/colorize');

let formatArgs;

function ignore() {}

class ConsoleState {
  constructor({ colorMode, inspectOptions, groupIndentation }) {
    this.colorMode = colorMode;
    this.inspectOptions = inspectOptions;
    this.groupWidth = groupIndentation;
    this.groupIndent = '';
    this.counts = new Map();
    this.guard = undefined;        // of the stream written to last, see guardOf
    this.guardedStream = undefined;
  }

  wantsColors(stream) {
    if (this.colorMode !== 'auto') return this.colorMode;
    return shouldColorize(stream);
  }

  inspectOptionsFor(stream) {
    const options = this.inspectOptions;
    if (options === undefined) return this.wantsColors(stream) ? withColors : withoutColors;
    if (options.colors !== undefined) return options;
    return { ...options, colors: this.wantsColors(stream) };
  }

  format(stream, args) {
    // One string stands for itself: a program that prints nothing else never loads inspect.
    if (args.length === 1 && typeof args[0] === 'string') return args[0];
    formatArgs ??= require('internal/util/inspect').formatArgs;
    return formatArgs(this.inspectOptionsFor(stream), args);
  }

  indent() {
    this.groupIndent += ' '.repeat(this.groupWidth);
  }

  outdent() {
    this.groupIndent = this.groupIndent.slice(0, this.groupIndent.length - this.groupWidth);
  }

  writeOut(console, text) {
    this.write(console._stdout, console._ignoreErrors, text);
  }

  writeError(console, text) {
    this.write(console._stderr, console._ignoreErrors, text);
  }

  write(stream, ignoreErrors, text) {
    if (this.groupIndent !== '') {
      if (text.includes('\n')) text = text.replaceAll('\n', `\n${this.groupIndent}`);
      text = this.groupIndent + text;
    }
    text += '\n';
    if (ignoreErrors === false) stream.write(text);
    else this.writeIgnoringErrors(stream, text);
  }

  // Errors that come later reach the callback of the write; the listener is for streams that emit
  // 'error' at once.
  writeIgnoringErrors(stream, text) {
    const isGuarded = typeof stream.once === 'function' && stream.listenerCount('error') === 0;
    try {
      if (isGuarded) stream.once('error', ignore);
      stream.write(text, this.guardOf(stream));
    } catch (error) {
      // What cannot be written is lost, but an exhausted stack is news.
      if (require('internal/errors').isStackOverflowError(error)) throw error;
    } finally {
      if (isGuarded) stream.removeListener('error', ignore);
    }
  }

  guardOf(stream) {
    if (this.guardedStream !== stream) {
      this.guardedStream = stream;
      this.guard = makeGuard(stream);
    }
    return this.guard;
  }
}

// A failed write first calls back, then emits 'error': the guard has to be up again by then.
function makeGuard(stream) {
  return (error) => {
    if (error && typeof stream.once === 'function' && !stream._writableState?.errorEmitted &&
        stream.listenerCount('error') === 0) {
      stream.once('error', ignore);
    }
  };
}

module.exports = { ConsoleState };
