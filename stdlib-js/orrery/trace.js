'use strict';
// orrery:trace: a program records what its loop does.
//
//   start(file[, { level }])   level: 'phases', 'operations' (default) or 'everything'
//   stop()                     the file is whole when it returns; false if there was no trace
//   isActive()
//   mark(name)                 a record of the program's own, in its place among the others
//
// The file's name tells its format, as with --trace (docs/tracing.md).

const { validateObject, validateOneOf, validateString } = require('internal/validators');
const { codes: { ERR_INVALID_STATE } } = require('internal/errors');
const binding = internalBinding('trace');

const levels = ['phases', 'operations', 'everything'];

function start(file, options = {}) {
  validateString(file, 'file');
  validateObject(options, 'options');
  const { level = 'operations' } = options;
  validateOneOf(level, 'options.level', levels);
  const problem = binding.start(file, levels.indexOf(level));
  if (problem !== '') throw new ERR_INVALID_STATE(problem);
  if (level === 'everything') require('internal/trace/hooks').enable();
}

function stop() {
  if (!binding.isActive()) return false;
  require('internal/library').loadedLibrary('internal/trace/hooks')?.disable();
  binding.stop();
  return true;
}

function mark(name) {
  validateString(name, 'name');
  binding.mark(name);
}

module.exports = { isActive: binding.isActive, mark, start, stop };
