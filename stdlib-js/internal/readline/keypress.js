'use strict';
// 'keypress' events of a stream.
//
//   emitKeypressEvents(stream, rl)   from now on `stream` emits 'keypress' (text, key) while it has
//                                    listeners; `rl` is the Interface that edits lines with it
//
// An escape at the end of what came is a key of its own if nothing follows for a while
// (rl.escapeCodeTimeout).

const { StringDecoder } = require('string_decoder');
const { KeyDecoder, characterLength, kEscape } = require('internal/readline/keys');
const { clearTimeout, setTimeout } = require('timers');

const kEscapeCodeTimeout = 500;
const kAttached = Symbol('keypress');

class KeypressEvents {
  constructor(stream, rl) {
    this.stream = stream;
    this.rl = rl;
    this.bytes = new StringDecoder('utf8');
    this.keys = new KeyDecoder();
    this.timer = undefined;
    this.onData = (chunk) => this.take(chunk);
    this.onNewListener = (event) => {
      if (event !== 'keypress') return;
      stream.removeListener('newListener', this.onNewListener);
      stream.on('data', this.onData);
    };
  }

  start() {
    if (this.stream.listenerCount('keypress') > 0) this.stream.on('data', this.onData);
    else this.stream.on('newListener', this.onNewListener);
  }

  take(chunk) {
    if (this.stream.listenerCount('keypress') === 0) {
      this.stream.removeListener('data', this.onData);
      this.stream.on('newListener', this.onNewListener);
      return;
    }
    const text = typeof chunk === 'string' ? chunk : this.bytes.write(chunk);
    if (text === '') return;
    clearTimeout(this.timer);
    // A tab inside of pasted text is no wish to complete.
    if (this.rl !== undefined) this.rl._sawSingleKey = characterLength(text) === text.length;
    let at = 0;
    for (const character of text) {
      at += character.length;
      if (this.rl !== undefined) this.rl.isCompletionEnabled = at === text.length;
      this.emit(this.keys.push(character));
      if (at === text.length && character === kEscape) this.awaitMore();
    }
  }

  awaitMore() {
    this.timer = setTimeout(() => this.emit(this.keys.flush()),
      this.rl?.escapeCodeTimeout ?? kEscapeCodeTimeout);
  }

  emit(pressed) {
    if (pressed !== undefined) this.stream.emit('keypress', pressed.text, pressed.key);
  }
}

function emitKeypressEvents(stream, rl) {
  if (stream[kAttached] !== undefined) {
    // The Interface before may be closed: its successor says what its keys mean.
    if (rl !== undefined) stream[kAttached].rl = rl;
    return;
  }
  const events = new KeypressEvents(stream, rl);
  Object.defineProperty(stream, kAttached, { value: events, enumerable: false });
  events.start();
}

module.exports = { emitKeypressEvents, kEscapeCodeTimeout };
