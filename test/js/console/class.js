'use strict';
// The class Console: construction, checks, bound methods, subclasses, the global console.
const assert = require('assert');
const { Console } = console;
const { Writable } = require('stream');

const stdout = new Writable({ write(chunk, _, done) { stdout.text += chunk; done(); } });
stdout.text = '';
assert.strictEqual(require('console'), console);
assert.ok(console instanceof Console);
assert.ok(new Console(stdout) instanceof Console);
assert.ok(Console(stdout) instanceof Console);
assert.ok(!({} instanceof Console));
assert.strictEqual(String(console), '[object console]');

const { log, error } = new Console(stdout);
log('to stdout');
error('there, too');
assert.strictEqual(stdout.text, 'to stdout\nthere, too\n');
assert.strictEqual(log.name, 'log');

class Loud extends Console {
  log(...args) { super.log(...args.map((arg) => String(arg).toUpperCase())); }
  hello() { this.log(this.greeting); }
}
const loud = new Loud(stdout);
loud.greeting = 'hello';
loud.hello();
loud.count();
assert.ok(stdout.text.endsWith('HELLO\nDEFAULT: 1\n'));

for (const [args, code] of [
  [[], 'ERR_CONSOLE_WRITABLE_STREAM'], [[{}], 'ERR_CONSOLE_WRITABLE_STREAM'],
  [[stdout, {}], 'ERR_CONSOLE_WRITABLE_STREAM'],
  [[{ stdout, colorMode: 'x' }], 'ERR_INVALID_ARG_VALUE'],
  [[{ stdout, inspectOptions: 1 }], 'ERR_INVALID_ARG_TYPE'],
  [[{ stdout, inspectOptions: { colors: true }, colorMode: true }], 'ERR_INCOMPATIBLE_OPTION_PAIR'],
  [[{ stdout, groupIndentation: 1001 }], 'ERR_OUT_OF_RANGE'],
]) assert.throws(() => new Console(...args), { code });
