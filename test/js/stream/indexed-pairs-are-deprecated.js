'use strict';
// asIndexedPairs() warns once.
const assert = require('assert');
const { Readable } = require('stream');

const warnings = [];
process.on('warning', (warning) => warnings.push(`${warning.name}: ${warning.message}`));
(async () => {
  assert.deepStrictEqual(await Readable.from(['a']).asIndexedPairs().toArray(), [[0, 'a']]);
  assert.deepStrictEqual(await Readable.from(['b']).asIndexedPairs().toArray(), [[0, 'b']]);
})();
process.on('exit', () => assert.deepStrictEqual(warnings,
  ['DeprecationWarning: readable.asIndexedPairs will be removed in a future version.']));
