// Tab completion: one match, several, a callback form, an error.
'use strict';
const readline = require('readline');
const { PassThrough } = require('stream');

async function complete(completer, typed) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk) => { shown += chunk; });
  output.columns = 80;
  const rl = readline.createInterface({ input, output, terminal: true, completer });
  input.write(typed);
  await new Promise((done) => setTimeout(done, 20));
  console.log(JSON.stringify(rl.line), rl.cursor, JSON.stringify(shown));
  rl.close();
}

(async () => {
  await complete((line) => [['hello'], line], 'he\t');
  await complete((line) => [['hello', 'help'], line], 'he\t\t');
  await complete((line) => [[], line], 'he\t');
  await complete((line, done) => setImmediate(done, null, [['help!'], line]), 'he\t');
  await complete((line) => [['abc def', 'abc dxy', ''], line], 'ab\t\t');
})();
