'use strict';
// What each printing method writes, and to which stream.
const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

function collect() {
  const stream = new Writable({ write(chunk, _, done) { stream.text += chunk; done(); } });
  stream.text = '';
  return stream;
}
function outputs(use, options) {
  const stdout = collect(), stderr = collect();
  use(new Console({ stdout, stderr, ...options }));
  return [stdout.text, stderr.text];
}
for (const name of ['log', 'info', 'debug', 'dirxml']) {
  assert.deepStrictEqual(outputs((c) => c[name]('a %s', 'b', { c: 1 })), ['a b { c: 1 }\n', '']);
}
for (const name of ['error', 'warn']) {
  assert.deepStrictEqual(outputs((c) => c[name]('a %d', 5)), ['', 'a 5\n'], name);
}
const cases = [
  [(c) => c.log(), '\n', ''],
  [(c) => c.log(undefined), 'undefined\n', ''],
  [(c) => c.log('%s'), '%s\n', ''],
  [(c) => c.dir({ a: { b: { c: {} } } }, { depth: 0 }), '{ a: [Object] }\n', ''],
  [(c) => c.dir('text'), "'text'\n", ''],
  [(c) => c.assert(true, 'no'), '', ''],
  [(c) => c.assert(false), '', 'Assertion failed\n'],
  [(c) => c.assert(0, 'a %s', 'b'), '', 'Assertion failed: a b\n'],
  [(c) => { c.count(); c.count('x'); c.count(); }, 'default: 1\nx: 1\ndefault: 2\n', ''],
  [(c) => { c.count(); c.countReset(); c.count(); }, 'default: 1\ndefault: 1\n', ''],
  [(c) => { c.group('G'); c.log('a\nb'); c.groupEnd(); c.log('d'); }, 'G\n  a\n  b\nd\n', ''],
  [(c) => { c.group(); c.group(); c.warn('c'); }, '', '    c\n'],
  [(c) => { c.groupEnd(); c.groupCollapsed('x'); c.log('y'); }, 'x\n  y\n', ''],
];
for (const [use, stdout, stderr] of cases) assert.deepStrictEqual(outputs(use), [stdout, stderr]);
assert.deepStrictEqual(outputs((c) => { c.group(); c.log('x'); }, { groupIndentation: 4 }),
  ['    x\n', '']);

const [, trace] = outputs((c) => c.trace('at %s', 'here'));
assert.match(trace, /^Trace: at here\n    at .*lines\.js:/);
