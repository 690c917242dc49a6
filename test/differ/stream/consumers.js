// stream/consumers with streams of strings and bytes, web streams, iterables, and failures.
'use strict';
const consumers = require('stream/consumers');
const { Readable } = require('stream');

const sources = {
  strings: () => Readable.from(['{"a"', ':1}']),
  bytes: () => Readable.from([Buffer.from('{"\u20ac":1}').subarray(0, 3),
    Buffer.from('{"\u20ac":1}').subarray(3)]),
  web: () => new Blob(['[1, 2]']).stream(),
  generator: () => (async function* () { yield '[3'; yield new Uint8Array([93]); })(),
  empty: () => Readable.from([]),
  failing: () => new Readable({ read() { this.destroy(new RangeError('no more')); } }),
  number: () => 5,
};

(async () => {
  for (const [name, make] of Object.entries(sources)) {
    for (const consumer of ['text', 'json', 'buffer', 'arrayBuffer', 'blob']) {
      try {
        console.log(name, consumer, await consumers[consumer](make()));
      } catch (error) {
        console.log(name, consumer, error.name, error.code, error.message);
      }
    }
  }
})();
