'use strict';
// Fuzzes structuredClone and v8.serialize with values from a seed, and v8.deserialize with bytes of
// theirs that were changed:
//
//   orrery clone.js <rounds>      exits with 1 at the first thing that is not so
const util = require('util');
const v8 = require('v8');
const { random, holds } = require('./fixtures/random');

const rounds = Number(process.argv[2] || 1000);
const texts = ['', 'a', '\u00e4', '\u2603', '\ud83e\ude90', '\ud800', '__proto__', 'x'.repeat(300)];
const arrays = [Uint8Array, Int8Array, Uint8ClampedArray, Uint16Array, Int16Array, Uint32Array,
  Int32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array];

const plain = [
  () => undefined, () => null, () => random(2) === 0, () => random(1 << 30) - (1 << 29),
  () => -0, () => NaN, () => Infinity, () => random(1e6) / 7,
  () => BigInt(random(1 << 30)) ** BigInt(random(9)) * (random(2) === 0 ? 1n : -1n),
  () => texts[random(texts.length)], () => new Date(random(1 << 30) * 1000),
  () => new RegExp('a.*[b]', ['', 'g', 'imsuy'][random(3)]), () => Object(random(2) === 0),
  () => Object(random(99)), () => Object('text'), () => Object(7n),
  () => new (arrays[random(arrays.length)])(random(5)),
  () => new DataView(new ArrayBuffer(8), random(8)),
  () => Uint8Array.from({ length: random(9) }, () => random(256)).buffer,
  () => new [Error, TypeError, RangeError, SyntaxError][random(4)](texts[random(5)]),
];

function value(depth) {
  const kind = depth > 0 ? random(8) : 99;
  const count = random(5);
  const several = () => Array.from({ length: count }, () => value(depth - 1));
  switch (kind) {
    case 0: return several();
    case 1: return Object.fromEntries(several().map((one, i) => [texts[i + 1], one]));
    case 2: return new Map(several().map((one, i) => [i % 2 === 0 ? one : i, value(0)]));
    case 3: return new Set(several());
    case 4: { // with holes, and a name of its own
      const sparse = several();
      sparse.length += random(4);
      sparse.name = value(0);
      return sparse;
    }
    case 5: { // itself, and one thing twice
      const one = value(depth - 1);
      const cyclic = { one, again: one };
      cyclic.self = cyclic;
      return cyclic;
    }
    default: return plain[random(plain.length)]();
  }
}

function mutated(bytes) {
  const copy = Buffer.from(bytes);
  for (let left = 1 + random(4); left > 0 && copy.length > 0; left--) {
    copy[random(copy.length)] = random(3) === 0 ? random(256) : copy[random(copy.length)];
  }
  return random(3) === 0 ? copy.subarray(0, random(copy.length + 1)) : copy;
}

for (let round = 0; round < rounds; round++) {
  const made = value(4);
  holds(util.isDeepStrictEqual(structuredClone(made), made), 'a clone is equal', made);
  const bytes = v8.serialize(made);
  holds(util.isDeepStrictEqual(v8.deserialize(bytes), made), 'the serialized comes back', made);
  const changed = mutated(bytes);
  try {
    util.inspect(v8.deserialize(changed));
  } catch (error) {
    holds(error instanceof Error, `changed bytes throw an error, not ${error}`, changed);
  }
}
console.log(`${rounds} rounds`);
