// The iterator helpers of Readable, compose, duplexes made of parts.
// options: --no-warnings
'use strict';
const { Readable, Duplex, Transform, PassThrough } = require('stream');

(async () => {
  const numbers = () => Readable.from([1, 2, 3, 4]);
  console.log(await numbers().map((x) => x * 2).toArray());
  console.log(await numbers().filter((x) => x % 2).toArray());
  console.log(await numbers().reduce((sum, x) => sum + x, 0));
  console.log(await numbers().reduce((a, b) => a * b));
  console.log(await numbers().take(2).toArray(), await numbers().drop(2).toArray());
  console.log(await numbers().some((x) => x > 3), await numbers().every((x) => x > 3));
  console.log(await numbers().find((x) => x > 2), await numbers().flatMap((x) => [x, x]).toArray());
  await numbers().forEach((x) => console.log(x));
  console.log(await numbers().asIndexedPairs().toArray());
  for (const action of [() => numbers().map(1), () => numbers().take(-1),
    () => numbers().map((x) => x, { concurrency: 0 }), () => Readable.from([]).reduce((a) => a)]) {
    try {
      console.log(await action());
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
  const duplex = Duplex.from(async function* (source) {
    for await (const chunk of source) yield String(chunk).toUpperCase();
  });
  duplex.end('text');
  console.log(String(await duplex.toArray()));
  console.log(String(await Duplex.from(Promise.resolve('value')).toArray()));
  const t = new Transform({ objectMode: true, transform(c, e, done) { done(null, c + 1); },
    flush(done) { this.push('flushed'); done(); } });
  t.write(1);
  t.end(2);
  console.log(await t.toArray());
  const p = new PassThrough({ encoding: 'hex' });
  p.end('ab');
  console.log(await p.toArray());
})();
