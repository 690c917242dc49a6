// readFile and writeFile with an AbortSignal.
'use strict';
const fs = require('fs');

(async () => {
  const aborted = AbortSignal.abort();
  const show = (error) => console.log(error.name, error.code, error.message, error.cause?.name);
  await fs.promises.readFile('x', { signal: aborted }).catch(show);
  await fs.promises.writeFile('x', 'y', { signal: aborted }).catch(show);
  await fs.promises.appendFile('x', 'y', { signal: aborted }).catch(show);
  fs.writeFileSync('big', Buffer.alloc(5_000_000));
  const controller = new AbortController();
  const reading = fs.promises.readFile('big', { signal: controller.signal });
  controller.abort(new Error('own reason'));
  await reading.catch(show);
  fs.readFile('big', { signal: aborted }, (error) => {
    show(error);
    fs.writeFile('big', 'x', { signal: aborted }, show);
  });
  for (const bad of [1, {}, 'x', null]) {
    try {
      fs.readFile('big', { signal: bad }, () => console.log('read'));
    } catch (error) {
      show(error);
    }
  }
})();
