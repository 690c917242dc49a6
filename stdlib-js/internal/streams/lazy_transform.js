'use strict';

// LazyTransform: a Transform whose stream half is made when somebody first uses it, for objects
// that are nearly always used without (hashes, ciphers).
//
//   LazyTransform(options)   call it in the constructor in place of Transform
//
// Every way into a stream reads _readableState or _writableState first; that is the moment.

const { Transform } = require('stream');

const kOptions = '_options'; // as Node shows it

function LazyTransform(options) {
  this[kOptions] = options;
}
Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
Object.setPrototypeOf(LazyTransform, Transform);

function wake(stream) {
  Transform.call(stream, stream[kOptions]);
  // Strings go through as they are: the object encodes them itself, and knows how.
  stream._writableState.decodeStrings = false;
  const options = stream[kOptions];
  if (!options || !options.defaultEncoding) stream._writableState.defaultEncoding = 'buffer';
}

for (const name of ['_readableState', '_writableState']) {
  Object.defineProperty(LazyTransform.prototype, name, {
    __proto__: null, configurable: true, enumerable: true,
    get() {
      wake(this);
      return this[name];
    },
    set(value) {
      Object.defineProperty(this, name, {
        __proto__: null, value, configurable: true, enumerable: true, writable: true,
      });
    },
  });
}

module.exports = LazyTransform;
