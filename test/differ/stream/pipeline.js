// pipeline, finished, and their promises, with errors and signals.
'use strict';
const { pipeline, finished, Readable, Writable, Transform, PassThrough } = require('stream');
const promises = require('stream/promises');

const upper = () => new Transform({
  transform(c, e, done) { done(null, String(c).toUpperCase()); },
});
const sink = (into) => new Writable({ write(c, e, done) { into.push(String(c)); done(); } });

(async () => {
  const got = [];
  await new Promise((done) => pipeline(Readable.from(['a', 'b']), upper(), sink(got), done));
  console.log(got);
  await promises.pipeline(Readable.from(['x']), async function* (source) {
    for await (const chunk of source) yield chunk + '!';
  }, sink(got));
  console.log(got);
  console.log(await promises.pipeline(['p', 'q'], async (source) => {
    let all = '';
    for await (const chunk of source) all += chunk;
    return all;
  }));
  const failing = new Readable({ read() { this.destroy(new Error('source')); } });
  const target = new PassThrough();
  await promises.pipeline(failing, target).catch((error) => console.log(error.message));
  console.log(target.destroyed);
  const controller = new AbortController();
  const endless = new Readable({ read() {} });
  const waiting = promises.pipeline(endless, new PassThrough(), { signal: controller.signal });
  controller.abort();
  await waiting.catch((error) => console.log(error.name, error.code));
  for (const args of [[], [Readable.from([1])], [1, 2]]) {
    await promises.pipeline(...args).catch((error) => console.log(error.code, error.message));
  }
  const early = new PassThrough();
  const ended = promises.finished(early);
  early.destroy();
  await ended.catch((error) => console.log(error.code, error.message));
  finished(Readable.from([]).resume(), (error) => console.log('finished', error));
  try {
    finished(1, () => {});
  } catch (error) {
    console.log(error.code, error.message);
  }
})();
