'use strict';

// Strings in and out of JavaScript by TextEncoder, TextDecoder and Buffer: by content and size.
//
// kind: task
// unit: call
// target: all 1.0 of node

const { rows } = require('../rows');

function context(length) {
  const fill = (text) => text.repeat(length / text.length + 1).slice(0, length);
  const given = {
    Buffer, encoder: new TextEncoder(), decoder: new TextDecoder(),
    strict: new TextDecoder('utf-8', { fatal: true }),
    into: new Uint8Array(3 * length),
    ascii: fill('The quick brown fox. '), latin1: fill('d\u00e9j\u00e0 vu, na\u00efve '),
    wide: fill('\u65e5\u672c\u8a9e\u306e\u6587\u3002'), mixed: fill('a line \ud83d\ude00 or two; '),
  };
  for (const kind of ['ascii', 'latin1', 'wide', 'mixed']) {
    // No half of a pair at the end.
    given[kind] = Buffer.from(given[kind]).toString().replace(/\ufffd$/, '.');
    given[`${kind}Bytes`] = Buffer.from(given[kind]);
  }
  return given;
}

const table = [];
for (const kind of ['ascii', 'latin1', 'wide', 'mixed']) {
  table.push(
    [`encode, ${kind}`, `c.encoder.encode(c.${kind}).length`, `c.${kind}Bytes.length`],
    [`encodeInto, ${kind}`, `c.encoder.encodeInto(c.${kind}, c.into).written`,
      `c.${kind}Bytes.length`],
    [`decode, ${kind}`, `c.decoder.decode(c.${kind}Bytes)`, `c.${kind}`],
    [`decode, fatal, ${kind}`, `c.strict.decode(c.${kind}Bytes)`, `c.${kind}`],
    [`Buffer.from, ${kind}`, `c.Buffer.from(c.${kind})`, `c.${kind}Bytes`],
    [`toString, ${kind}`, `c.${kind}Bytes.toString()`, `c.${kind}`],
    [`byteLength, ${kind}`, `c.Buffer.byteLength(c.${kind})`, `c.${kind}Bytes.length`]);
}

rows(table, { sizes: [16, 256, 4096, 65536], context });
