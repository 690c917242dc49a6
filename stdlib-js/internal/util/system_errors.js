'use strict';

// What util says about error numbers.
//
//   getSystemErrorName(err)    'ENOENT' for -2
//   getSystemErrorMap()        Map of number to [name, message]
//   _errnoException(err, syscall, original), _exceptionWithHostPort(err, syscall, address, port,
//   additional)                errors of system calls; old and undocumented, but in use

const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');

function check(err) {
  require('internal/validators').validateNumber(err, 'err');
  if (err >= 0 || !Number.isSafeInteger(err)) {
    throw new ERR_OUT_OF_RANGE('err', 'a negative integer', err);
  }
}

module.exports = {
  getSystemErrorName(err) {
    check(err);
    return require('internal/errno').nameOf(err);
  },
  getSystemErrorMap() {
    return require('internal/errno').errorMap();
  },
  _errnoException(err, syscall, original) {
    check(err);
    return require('internal/errors').errnoException(err, syscall, original);
  },
  _exceptionWithHostPort(err, syscall, address, port, additional) {
    check(err);
    const { exceptionWithHostPort } = require('internal/errors');
    return exceptionWithHostPort(err, syscall, address, port, additional);
  },
};
