// The class Console: streams, options, groupIndentation, errors.
'use strict';
const { Console } = require('console');
const { Writable } = require('stream');

const written = [];
const out = new Writable({ write(chunk, encoding, done) { written.push(String(chunk)); done(); } });
const own = new Console({ stdout: out, groupIndentation: 4, inspectOptions: { depth: 0 } });
own.log({ a: { b: 1 } });
own.group('g');
own.error('e');
own.groupEnd();
const colored = new Console({ stdout: out, colorMode: true });
colored.log({ a: 1 }, 'x', 5);
Console(out, out).warn('called without new');
console.log(written);
for (const make of [() => new Console({}), () => new Console({ stdout: {} }),
  () => new Console({ stdout: out, stderr: {} }),
  () => new Console({ stdout: out, inspectOptions: 1 }), () => new Console(),
  () => new Console({ stdout: out, colorMode: true, inspectOptions: { colors: true } }),
  () => new Console({ stdout: out, groupIndentation: -1 }),
  () => new Console({ stdout: out, groupIndentation: 'x' })]) {
  try {
    make();
    console.log('made');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(console instanceof Console, new Console(out) instanceof Console, Console.name);
const engines = ['context', 'createTask']; // only where an inspector can be attached
const keys = Object.keys(console).filter((key) => !engines.includes(key));
console.log(keys.sort().join());
