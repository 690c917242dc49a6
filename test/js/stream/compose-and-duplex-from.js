'use strict';
// compose and Duplex.from make one stream of several things.
const assert = require('assert');
const { Duplex, PassThrough, compose } = require('stream');

(async () => {
  const upper = async function* (source) {
    for await (const chunk of source) yield String(chunk).toUpperCase();
  };
  const composed = compose(new PassThrough(), upper);
  composed.end('abc');
  assert.deepStrictEqual((await composed.toArray()).map(String), ['ABC']);
  assert.deepStrictEqual(await Duplex.from(Promise.resolve('x')).toArray(), ['x']);
  assert.deepStrictEqual(await Duplex.from(['a', 'b']).toArray(), ['a', 'b']);
  const both = Duplex.from(upper);
  both.end('q');
  assert.deepStrictEqual(await both.toArray(), ['Q']);
})();
