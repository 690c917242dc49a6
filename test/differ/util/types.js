// util.types: which test says yes to which value.
'use strict';
const { types } = require('util');

const values = {
  map: new Map(), set: new Set(), weakMap: new WeakMap(), weakSet: new WeakSet(), date: new Date(),
  regexp: /x/, error: new Error(), promise: Promise.resolve(), proxy: new Proxy({}, {}),
  uint8: new Uint8Array(), float64: new Float64Array(), big: new BigInt64Array(),
  buffer: Buffer.alloc(1), arrayBuffer: new ArrayBuffer(1), shared: new SharedArrayBuffer(1),
  view: new DataView(new ArrayBuffer(1)), args: (function () { return arguments; })(),
  generator: (function* () {})(), generatorFunction: function* () {}, async: async () => {},
  boxedNumber: Object(1), boxedString: Object('x'), boxedBoolean: Object(true),
  boxedSymbol: Object(Symbol()), boxedBigInt: Object(1n), mapIterator: new Map().keys(),
  setIterator: new Set().keys(), plain: {}, number: 1, nothing: null,
};
const tests = Object.keys(types).filter((name) => !/CryptoKey|KeyObject|External|EventTarget/
  .test(name)).sort();
for (const [name, value] of Object.entries(values)) {
  console.log(name, tests.filter((test) => test.startsWith('is') && types[test](value)).join());
}
