'use strict';

// The public module `zlib`: deflate, gzip and Brotli, as streams and in one go.
//
//   Deflate, Inflate, Gzip, Gunzip, DeflateRaw, InflateRaw, Unzip, BrotliCompress, BrotliDecompress
//   and createX of each; deflate, inflate, gzip, gunzip, deflateRaw, inflateRaw, unzip,
//   brotliCompress, brotliDecompress and xSync of each; constants, codes, crc32
//
// The streams are loaded when first asked for: the functions do without them.
//
// Covers all that Node 18 documents.
// Differs: what is compressed may have other bytes than Node's, whose zlib is another one.

const { defineLate } = require('internal/late_exports');
const { constants, codes } = require('internal/zlib/constants');
const { wholeFunctions } = require('internal/zlib/whole');

const classOf = (name) => require('internal/zlib/stream').classes[name];

const modes = {
  Deflate: constants.DEFLATE, Inflate: constants.INFLATE, Gzip: constants.GZIP,
  Gunzip: constants.GUNZIP, DeflateRaw: constants.DEFLATERAW, InflateRaw: constants.INFLATERAW,
  Unzip: constants.UNZIP, BrotliCompress: constants.BROTLI_ENCODE,
  BrotliDecompress: constants.BROTLI_DECODE,
};

for (const name of Object.keys(modes)) {
  const verb = name[0].toLowerCase() + name.slice(1);
  const makeStream = (options) => new (classOf(name))(options);
  const { asynchronous, synchronous } = wholeFunctions(verb, modes[name], makeStream);
  exports[verb] = asynchronous;
  exports[`${verb}Sync`] = synchronous;
  const creator = `create${name}`;
  Object.defineProperty(exports, creator, {
    __proto__: null, configurable: true, enumerable: true,
    value: { [creator]: function(options) { return makeStream(options); } }[creator],
  });
}

defineLate(exports, Object.keys(modes), () => require('internal/zlib/stream').classes);

// As from Node 22 on.
exports.crc32 = function crc32(data, value = 0) {
  const { isArrayBufferView } = require('util/types');
  if (typeof data === 'string') {
    data = require('buffer').Buffer.from(data);
  } else if (!isArrayBufferView(data)) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
  }
  require('internal/validators').validateUint32(value, 'value');
  return internalBinding('zlib').crc32(data, value);
};

Object.defineProperties(exports, {
  constants: { __proto__: null, enumerable: true, value: constants },
  codes: { __proto__: null, enumerable: true, value: codes },
});

// The old way to the constants.
for (const name of Object.keys(constants)) {
  if (name.startsWith('BROTLI')) continue;
  Object.defineProperty(exports, name, { __proto__: null, value: constants[name] });
}
