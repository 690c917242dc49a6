'use strict';
// util.parseArgs: values, positionals, tokens, defaults and the errors of strict mode.
const assert = require('assert');
const { parseArgs } = require('util');

const options = {
  flag: { type: 'boolean', short: 'f' }, other: { type: 'boolean', short: 'o' },
  name: { type: 'string', short: 'n' }, list: { type: 'string', multiple: true, short: 'l' },
  level: { type: 'string', default: '3' },
};
function parse(args, more) {
  const { values, positionals } = parseArgs({ args, options, ...more });
  return [{ ...values }, positionals];
}
const level = '3';
assert.deepStrictEqual(parse([]), [{ level }, []]);
assert.deepStrictEqual(parse(['-fo', '--name', 'x']),
  [{ flag: true, other: true, name: 'x', level }, []]);
assert.deepStrictEqual(parse(['-nx', '--level=4']), [{ name: 'x', level: '4' }, []]);
assert.deepStrictEqual(parse(['-fnx']), [{ flag: true, name: 'x', level }, []]);
assert.deepStrictEqual(parse(['-la', '--list', 'b', '--list=c']),
  [{ list: ['a', 'b', 'c'], level }, []]);
assert.deepStrictEqual(parse(['--name=-x', 'p', '--', '-f'], { allowPositionals: true }),
  [{ name: '-x', level }, ['p', '-f']]);
assert.deepStrictEqual(parse(['--new=1', '-x', 'p', '-'], { strict: false }),
  [{ new: '1', x: true, level }, ['p', '-']]);

const badValue = 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE';
const fails = [
  [['--nope'], 'ERR_PARSE_ARGS_UNKNOWN_OPTION', /^Unknown option '--nope'/],
  [['-x'], 'ERR_PARSE_ARGS_UNKNOWN_OPTION', /^Unknown option '-x'/],
  [['p'], 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', /^Unexpected argument 'p'\. /],
  [['-n'], badValue, /^Option '-n, --name <value>' argument missing$/],
  [['--flag=1'], badValue, /^Option '-f, --flag' does not take an argument$/],
  [['--name', '-f'], badValue, /^Option '--name' argument is ambiguous\.$/m],
  [['-n', '-f'], badValue, /use '--name=-XYZ' or '-n-XYZ'\.$/],
];
for (const [args, code, message] of fails) assert.throws(() => parse(args), { code, message });
for (const wrong of [
  { args: 5 }, { strict: 1 }, { options: { a: {} } }, { options: { a: { type: 'number' } } },
  { options: { a: { type: 'string', default: 5 } } },
  { options: { a: { type: 'boolean', multiple: true, default: [1] } } },
]) assert.throws(() => parseArgs(wrong), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => parseArgs({ options: { a: { type: 'string', short: 'ab' } } }),
  { code: 'ERR_INVALID_ARG_VALUE' });

const { tokens } = parseArgs({
  args: ['-fn', 'x', '--', 'y'], options, tokens: true, allowPositionals: true,
});
const [inlineValue, value] = [undefined, undefined];
assert.deepStrictEqual(tokens, [
  { kind: 'option', name: 'flag', rawName: '-f', index: 0, value, inlineValue },
  { kind: 'option', name: 'name', rawName: '-n', index: 0, value: 'x', inlineValue: false },
  { kind: 'option-terminator', index: 2 },
  { kind: 'positional', index: 3, value: 'y' },
]);
