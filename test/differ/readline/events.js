// pause, resume, history and line events of an Interface.
'use strict';
const readline = require('readline');
const { PassThrough } = require('stream');

const input = new PassThrough();
const rl = readline.createInterface({ input, output: new PassThrough(), terminal: true,
  historySize: 2, removeHistoryDuplicates: true, prompt: 'p> ' });
for (const name of ['pause', 'resume', 'close']) rl.on(name, () => console.log(name));
rl.on('line', (line) => console.log('line', line));
rl.on('history', (history) => console.log('history', history));
rl.prompt();
input.write('first\nsecond\nfirst\nthird\n');
rl.pause();
rl.resume();
rl.setPrompt('q> ');
console.log(rl.getPrompt(), rl.history, rl.getCursorPos());
rl.write('typed');
console.log(rl.line, rl.cursor);
rl.write(null, { ctrl: true, name: 'a' });
console.log(rl.cursor);
rl.write(null, { ctrl: true, name: 'k' });
console.log(JSON.stringify(rl.line));
rl.write(null, { name: 'up' });
console.log(rl.line);
rl.close();
rl.close();
try {
  rl.pause();
  console.log('paused');
} catch (error) {
  console.log(error.code);
}
