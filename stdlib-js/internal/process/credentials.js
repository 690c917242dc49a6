'use strict';
// Users and groups: process.setuid and its family.

const binding = internalBinding('credentials');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_CREDENTIAL }, uvException } =
  require('internal/errors');
const { validateArray, validateUint32 } = require('internal/validators');

function checkId(id, name) {
  if (typeof id === 'number') validateUint32(id, name);
  else if (typeof id !== 'string') throw new ERR_INVALID_ARG_TYPE(name, ['number', 'string'], id);
}

function checkResult(result, syscall) {
  if (result >= 0) return;
  // The system's own words and number here, where other errors have libuv's.
  const { code, message } = uvException({ errno: result, syscall });
  const [, text] = /: (.*), /.exec(message);
  const error = new Error(`${code}, ${text[0].toUpperCase()}${text.slice(1)}`);
  throw Object.assign(error, { errno: -result, code, syscall });
}

function makeSetter(syscall, kind) {
  return function(id) {
    checkId(id, 'id');
    if (Object.is(id, -0)) id = 0;
    const result = binding[syscall](id);
    if (result === 1) throw new ERR_UNKNOWN_CREDENTIAL(kind, id);
    checkResult(result, syscall);
  };
}

function setgroups(groups) {
  validateArray(groups, 'groups');
  groups.forEach((group, i) => checkId(group, `groups[${i}]`));
  const result = binding.setgroups(groups);
  if (result > 0) throw new ERR_UNKNOWN_CREDENTIAL('Group', groups[result - 1]);
  checkResult(result, 'setgroups');
}

function initgroups(user, extraGroup) {
  checkId(user, 'user');
  checkId(extraGroup, 'extraGroup');
  const result = binding.initgroups(user, extraGroup);
  if (result === 1) throw new ERR_UNKNOWN_CREDENTIAL('User', user);
  if (result === 2) throw new ERR_UNKNOWN_CREDENTIAL('Group', extraGroup);
  checkResult(result, 'initgroups');
}

function getgroups() {
  const groups = binding.getgroups();
  checkResult(groups, 'getgroups');
  return groups;
}

module.exports = {
  getgroups,
  initgroups,
  setegid: makeSetter('setegid', 'Group'),
  seteuid: makeSetter('seteuid', 'User'),
  setgid: makeSetter('setgid', 'Group'),
  setgroups,
  setuid: makeSetter('setuid', 'User'),
};
