// events.once and events.on, with signals and errors.
'use strict';
const { once, on, EventEmitter } = require('events');

(async () => {
  const e = new EventEmitter();
  setImmediate(() => e.emit('x', 1, 2));
  console.log(await once(e, 'x'));
  setImmediate(() => e.emit('error', new Error('bad')));
  await once(e, 'x').catch((error) => console.log(error.message));
  setImmediate(() => e.emit('error', new Error('wanted')));
  console.log((await once(e, 'error'))[0].message);
  const controller = new AbortController();
  const waiting = once(e, 'x', { signal: controller.signal });
  controller.abort();
  await waiting.catch((error) => console.log(error.name, error.code, error.message));
  await once(e, 'x', { signal: AbortSignal.abort() }).catch((error) => console.log(error.code));
  await once(e, 'x', { signal: 1 }).catch((error) => console.log(error.code, error.message));
  await once({}, 'x').catch((error) => console.log(error.code, error.message));
  const target = new EventTarget();
  setImmediate(() => target.dispatchEvent(new Event('t')));
  console.log((await once(target, 't'))[0].type, e.listenerCount('x'), e.listenerCount('error'));

  setImmediate(() => { e.emit('y', 1); e.emit('y', 2); e.emit('y', 3); });
  let seen = 0;
  for await (const values of on(e, 'y')) {
    console.log(values);
    if (++seen === 3) break;
  }
  console.log(e.listenerCount('y'));
  const aborting = new AbortController();
  setImmediate(() => { e.emit('y', 'last'); aborting.abort(); });
  try {
    for await (const values of on(e, 'y', { signal: aborting.signal })) console.log(values);
  } catch (error) {
    console.log(error.name, error.code);
  }
  setImmediate(() => e.emit('error', new Error('ends')));
  try {
    for await (const values of on(e, 'y')) console.log(values);
  } catch (error) {
    console.log(error.message);
  }
  const iterator = on(e, 'y');
  console.log(await iterator.return(), await iterator.next());
  for (const bad of [[{}, 'y'], [e, 'y', { signal: 1 }],
    [e, 'y', { signal: AbortSignal.abort() }]]) {
    try {
      on(...bad);
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
})();
