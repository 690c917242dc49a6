// util.parseArgs: kinds of options, positionals, tokens, and its errors.
'use strict';
const { parseArgs } = require('util');

function attempt(config) {
  try {
    console.log(parseArgs(config));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

const options = {
  foo: { type: 'boolean', short: 'f' }, bar: { type: 'string', short: 'b' },
  many: { type: 'string', multiple: true, short: 'm' }, flag: { type: 'boolean', multiple: true },
};
attempt({ args: ['-f', '--bar', 'b'], options });
attempt({ args: ['-fb', 'x', '--many=1', '-m', '2', '-m3', '--flag', '--flag'], options });
attempt({ args: ['--bar='], options });
attempt({ args: ['--unknown'], options });
attempt({ args: ['-u'], options });
attempt({ args: ['positional'], options });
attempt({ args: ['positional', '--', '--foo'], options, allowPositionals: true });
attempt({ args: ['--bar'], options });
attempt({ args: ['--bar', '-f'], options });
attempt({ args: ['--foo=x'], options });
attempt({ args: ['--unknown', '--no-x', '-abc', 'pos'], options, strict: false });
attempt({ args: ['--bar', '--foo=1'], options, strict: false });
attempt({ args: ['-f', '--bar=1', 'p', '--', '-x'], options, allowPositionals: true,
  tokens: true });
attempt({ args: ['-fbx', '--many', '1'], options, tokens: true });
attempt({ args: [], options: { a: { type: 'string', default: 'd' }, b: { type: 'boolean',
  default: true }, c: { type: 'string', multiple: true, default: ['x'] } } });
attempt({ args: [], options: { a: { type: 'string', default: 1 } } });
attempt({ args: [], options: { a: { type: 'number' } } });
attempt({ args: [], options: { a: { type: 'string', short: 'ab' } } });
attempt({ args: [], options: { a: { type: 'string', multiple: 'x' } } });
attempt({ args: [], options: { a: 'x' } });
attempt({ args: 'x' });
attempt({ args: [], options: 1 });
attempt({ args: [], strict: 'x' });
attempt({ args: ['--__proto__=1', '--constructor'], strict: false });
attempt({ args: ['-', '--', '-'], allowPositionals: true });
