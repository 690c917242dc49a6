// Timeout and Immediate objects, their errors, promises forms.
'use strict';
const timers = require('timers/promises');
const { inspect } = require('util');
const attempt = require('../fixtures/attempt');

const t = setTimeout(() => {}, 10);
attempt(() => [t.hasRef(), t.unref() === t, t.hasRef(), t.ref().hasRef(), t.refresh() === t]);
attempt(() => [typeof +t, typeof t[Symbol.toPrimitive](), t.constructor.name]);
attempt(() => inspect(t).split('\n')[0]);
clearTimeout(+t);
clearTimeout(String(t));
clearTimeout(undefined);
clearTimeout({});
const i = setImmediate(() => {});
attempt(() => [i.hasRef(), i.unref() === i, i.constructor.name]);
clearImmediate(i);
for (const bad of [undefined, null, 'x', 1, {}]) {
  attempt(() => setTimeout(bad));
  attempt(() => setInterval(bad));
  attempt(() => setImmediate(bad));
  attempt(() => queueMicrotask(bad));
}
setTimeout((...args) => console.log(args), -5, 1, 2);
setTimeout(() => console.log('NaN is 1'), NaN);
setTimeout(() => console.log('text is a number'), '20');
setTimeout(async () => {
  console.log(await timers.setTimeout(1, 'value'), await timers.setImmediate('now'));
  const controller = new AbortController();
  const waiting = timers.setTimeout(1000, null, { signal: controller.signal });
  controller.abort('reason');
  await waiting.catch((error) => console.log(error.name, error.code, error.message, error.cause));
  await timers.setTimeout(1, 1, { signal: 1 }).catch((e) => console.log(e.code, e.message));
  await timers.setTimeout(1, 1, { ref: 1 }).catch((e) => console.log(e.code, e.message));
  await timers.setTimeout(1, 1, 1).catch((e) => console.log(e.code, e.message));
  let count = 0;
  for await (const value of timers.setInterval(1, 'each')) {
    console.log(value);
    if (++count === 2) break;
  }
  await timers.scheduler.wait(1);
  console.log(await timers.scheduler.yield());
}, 60);
