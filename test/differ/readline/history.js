// The history of readline: what it keeps, where up and down go, duplicates and its size.
'use strict';
const readline = require('readline');
const { PassThrough } = require('stream');

function open(options) {
  const output = new PassThrough();
  output.resume();
  return readline.createInterface(
    { input: new PassThrough(), output, terminal: true, ...options });
}

const press = (rl, ...names) => {
  for (const name of names) rl.write(null, { name });
  console.log(JSON.stringify(rl.line), rl.historyIndex);
};

let rl = open({ historySize: 3 });
rl.on('history', (history) => console.log('history', history));
for (const line of ['a', 'b', 'b', '', '  ', 'c', 'a', 'd']) rl.write(`${line}\n`);
console.log(rl.history);
press(rl, 'up');
press(rl, 'up', 'up', 'up');
press(rl, 'down');
press(rl, 'down', 'down', 'down');

rl = open({ history: ['x1', 'y', 'x2'], removeHistoryDuplicates: true });
rl.write('x');
press(rl, 'up');
press(rl, 'up');
press(rl, 'up');
rl.write('\n');
console.log(rl.history);
rl.write('y\n');
console.log(rl.history);

rl = open({ historySize: 0 });
rl.write('a\n');
console.log(rl.history);
rl = open({ history: ['1', '2', '3'], historySize: 2 });
console.log(rl.history);
rl.write('z\n');
console.log(rl.history);
