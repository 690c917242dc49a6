'use strict';
// How messages between parent and child become bytes, and bytes messages.
//
//   makeCodec('json')      a line of JSON for each message
//   makeCodec('advanced')  four bytes of length, then what v8.serialize() makes
//
// A codec has encode(message) -> Buffer and decode(bytes, onMessage); it keeps the rest of a
// message that has not come whole. One that cannot be read is thrown when all others were told.

// action(one) for each, whatever it throws for some: the first error is thrown in the end.
function forEachOf(list, action) {
  let failure;
  for (const one of list) {
    try {
      action(one);
    } catch (error) {
      failure ??= { error };
    }
  }
  if (failure !== undefined) throw failure.error;
}

class JsonCodec {
  constructor() {
    const { StringDecoder } = require('string_decoder');
    this.decoder = new StringDecoder('utf8');
    this.parts = [];
  }

  encode(message) {
    return require('buffer').Buffer.from(`${JSON.stringify(message)}\n`);
  }

  decode(bytes, onMessage) {
    const text = this.decoder.write(bytes);
    if (!text.includes('\n')) {
      this.parts.push(text);
      return;
    }
    const lines = text.split('\n');
    lines[0] = this.parts.join('') + lines[0];
    this.parts = [lines.pop()];
    forEachOf(lines, (line) => onMessage(JSON.parse(line)));
  }
}

const kLengthBytes = 4;

class AdvancedCodec {
  constructor() {
    this.parts = [];
    this.length = 0;
  }

  encode(message) {
    const { Buffer } = require('buffer');
    const body = require('v8').serialize(message);
    const head = Buffer.allocUnsafe(kLengthBytes);
    head.writeUInt32BE(body.length, 0);
    return Buffer.concat([head, body]);
  }

  decode(bytes, onMessage) {
    this.parts.push(bytes);
    this.length += bytes.length;
    if (this.length < kLengthBytes || this.length < this.wanted()) return;
    let all = this.joined();
    const bodies = [];
    while (all.length >= kLengthBytes) {
      const size = all.readUInt32BE(0);
      if (all.length < kLengthBytes + size) break;
      bodies.push(all.subarray(kLengthBytes, kLengthBytes + size));
      all = all.subarray(kLengthBytes + size);
    }
    this.parts = [all];
    this.length = all.length;
    forEachOf(bodies, (body) => onMessage(require('v8').deserialize(body)));
  }

  wanted() {
    const first = this.parts[0].length >= kLengthBytes ? this.parts[0] : this.joined();
    return kLengthBytes + first.readUInt32BE(0);
  }

  joined() {
    if (this.parts.length > 1) this.parts = [require('buffer').Buffer.concat(this.parts)];
    return this.parts[0];
  }
}

function makeCodec(serialization) {
  return serialization === 'advanced' ? new AdvancedCodec() : new JsonCodec();
}

module.exports = { makeCodec };
