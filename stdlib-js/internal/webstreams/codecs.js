'use strict';
// Pairs of Web Streams that change what goes through: text to bytes and back, zlib's formats.
//
//   TextEncoderStream, TextDecoderStream, CompressionStream, DecompressionStream

const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS } } = require('internal/errors');
const { TransformStream } = require('internal/webstreams/classes');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

// What stands behind each of them: { name, pair, decoder }.
const insides = new WeakMap();

function insideOf(object, name) {
  const inside = insides.get(object);
  if (inside?.name !== name) throw new ERR_INVALID_THIS(name);
  return inside;
}

// `fields` are getters of the class; `readable` and `writable` are those of its pair.
function defineMembers(Class, fields) {
  const { name } = Class;
  const members = [...fields, 'readable', 'writable'];
  for (const member of members) {
    const { get } = Object.getOwnPropertyDescriptor(Class.prototype, member) ??
      Object.getOwnPropertyDescriptor(
        { get [member]() { return insideOf(this, name).pair[member]; } }, member);
    Object.defineProperty(Class.prototype, member, { get, configurable: true, enumerable: true });
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: name, configurable: true });
  Object.defineProperty(Class.prototype, kInspect, {
    configurable: true,
    value(depth, options) {
      if (depth < 0) return this;
      const shown = Object.fromEntries(members.map((member) => [member, this[member]]));
      const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
      return `${name} ${require('util').inspect(shown, inner)}`;
    },
  });
}

// A surrogate pair may be cut in two between chunks.
function encoding() {
  const { Buffer } = require('buffer');
  let high = '';
  return {
    transform(chunk, controller) {
      let text = high + `${chunk}`;
      high = /[\ud800-\udbff]$/.test(text) ? text.at(-1) : '';
      if (high !== '') text = text.slice(0, -1);
      if (text !== '') controller.enqueue(new Uint8Array(Buffer.from(text)));
    },
    flush(controller) {
      if (high !== '') controller.enqueue(new Uint8Array([0xef, 0xbf, 0xbd]));
    },
  };
}

class TextEncoderStream {
  constructor() {
    insides.set(this, { name: 'TextEncoderStream', pair: new TransformStream(encoding()) });
  }

  get encoding() {
    insideOf(this, 'TextEncoderStream');
    return 'utf-8';
  }
}

class TextDecoderStream {
  constructor(label = 'utf-8', options = { __proto__: null }) {
    const decoder = new (require('util').TextDecoder)(label, options);
    const give = (text, controller) => {
      if (text !== '') controller.enqueue(text);
    };
    const pair = new TransformStream({
      transform(chunk, controller) { give(decoder.decode(chunk, { stream: true }), controller); },
      flush(controller) { give(decoder.decode(), controller); },
    });
    insides.set(this, { name: 'TextDecoderStream', pair, decoder });
  }

  get encoding() { return insideOf(this, 'TextDecoderStream').decoder.encoding; }
  get fatal() { return insideOf(this, 'TextDecoderStream').decoder.fatal; }
  get ignoreBOM() { return insideOf(this, 'TextDecoderStream').decoder.ignoreBOM; }
}

function zlibPair(format, makers) {
  if (!Object.hasOwn(makers, format)) throw new ERR_INVALID_ARG_VALUE('format', format);
  const handle = require('zlib')[makers[format]]();
  return require('internal/streams/web_adapters').newReadableWritablePairFromDuplex(handle);
}

class CompressionStream {
  constructor(format) {
    insides.set(this, { name: 'CompressionStream', pair: zlibPair(format, {
      'deflate': 'createDeflate', 'deflate-raw': 'createDeflateRaw', 'gzip': 'createGzip',
    }) });
  }
}

class DecompressionStream {
  constructor(format) {
    insides.set(this, { name: 'DecompressionStream', pair: zlibPair(format, {
      'deflate': 'createInflate', 'deflate-raw': 'createInflateRaw', 'gzip': 'createGunzip',
    }) });
  }
}

defineMembers(TextEncoderStream, ['encoding']);
defineMembers(TextDecoderStream, ['encoding', 'fatal', 'ignoreBOM']);
defineMembers(CompressionStream, []);
defineMembers(DecompressionStream, []);

module.exports = { TextEncoderStream, TextDecoderStream, CompressionStream, DecompressionStream };
