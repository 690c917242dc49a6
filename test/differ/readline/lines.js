// readline.createInterface on a stream: lines of every ending, question, close, async iteration.
'use strict';
const readline = require('readline');
const { Readable, PassThrough } = require('stream');

(async () => {
  const pieces = ['one\ntw', 'o\r\nthree\r', '\nfour'];
  const rl = readline.createInterface({ input: Readable.from(pieces) });
  rl.on('line', (line) => console.log(JSON.stringify(line)));
  await new Promise((done) => rl.on('close', done));
  for await (const line of readline.createInterface({ input: Readable.from(['a\nb\n\nc']),
    crlfDelay: Infinity })) console.log(JSON.stringify(line));
  const input = new PassThrough();
  const asked = readline.createInterface({ input, output: new PassThrough() });
  asked.question('name? ', (answer) => {
    console.log('answer', answer);
    asked.question('again? ', { signal: AbortSignal.abort() }, () => console.log('never'));
    asked.close();
    try {
      asked.question('x', () => {});
    } catch (error) {
      console.log(error.code, error.message);
    }
  });
  input.write('Ann\n');
  await new Promise((done) => asked.on('close', done));
  console.log(asked.closed, asked.line, asked.cursor, asked.terminal, asked.getPrompt());
  for (const options of [{ input: new PassThrough(), crlfDelay: 'x' }, { input:
    new PassThrough(), historySize: -1 }, { input: new PassThrough(), tabSize: 0 },
  { input: new PassThrough(), completer: 'x' }, { input: new PassThrough(), history: 1 },
  { input: new PassThrough(), escapeCodeTimeout: 'x' }]) {
    try {
      readline.createInterface(options).close();
      console.log('made');
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
})();
