// readline/promises: question, signal, Readline.
'use strict';
const { createInterface, Readline } = require('readline/promises');
const { PassThrough } = require('stream');

(async () => {
  const input = new PassThrough();
  const rl = createInterface({ input, output: new PassThrough() });
  setImmediate(() => input.write('answer\n'));
  console.log(await rl.question('q? '));
  const controller = new AbortController();
  const waiting = rl.question('q? ', { signal: controller.signal });
  controller.abort();
  await waiting.catch((error) => console.log(error.name, error.code, error.message));
  await rl.question('q', { signal: 1 }).catch((error) => console.log(error.code, error.message));
  rl.close();
  await rl.question('x').catch((error) => console.log(error.code, error.message));
  const out = new PassThrough();
  const written = [];
  out.on('data', (chunk) => written.push(String(chunk)));
  const moves = new Readline(out);
  await moves.cursorTo(1, 2).moveCursor(3, 4).clearLine(-1).clearScreenDown().commit();
  moves.cursorTo(5).rollback();
  await moves.commit();
  new Readline(out, { autoCommit: true }).cursorTo(7);
  setImmediate(() => console.log(JSON.stringify(written)));
  for (const action of [() => new Readline(1), () => moves.cursorTo('x'), () => moves.clearLine(5),
    () => moves.moveCursor('x')]) {
    try {
      action();
      console.log('done');
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
})();
