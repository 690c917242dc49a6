'use strict';
// process.cwd(), chdir() and umask().

const binding = internalBinding('process');
const { codes: { ERR_INVALID_ARG_VALUE }, uvException } = require('internal/errors');

// Asked for by every path.resolve(): remembered until chdir().
let current = '';

function cwd() {
  if (current !== '') return current;
  const found = binding.cwd();
  if (typeof found === 'number') throw uvException({ errno: found, syscall: 'uv_cwd' });
  current = found;
  return found;
}

function chdir(directory) {
  const { validateString } = require('internal/validators');
  validateString(directory, 'directory');
  const result = binding.chdir(directory);
  if (result < 0) {
    const from = binding.cwd();
    throw uvException({
      errno: result, syscall: 'chdir', path: typeof from === 'string' ? from : '', dest: directory,
    });
  }
  current = '';
}

const kModeText = 'must be a 32-bit unsigned integer or an octal string';

function parseMode(mask) {
  if (typeof mask === 'string') {
    if (!/^[0-7]+$/.test(mask)) throw new ERR_INVALID_ARG_VALUE('mask', mask, kModeText);
    mask = parseInt(mask, 8);
  }
  const { validateUint32 } = require('internal/validators');
  validateUint32(mask, 'mask');
  return mask;
}

function umask(mask) {
  return binding.umask(mask === undefined ? -1 : parseMode(mask) & 0o777);
}

module.exports = { chdir, cwd, umask };
