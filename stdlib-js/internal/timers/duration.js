'use strict';
// How long timers may be.
//
//   checkedDuration(value, name) -> what fits into a timer; throws for what is no duration

const {
  codes: { ERR_OUT_OF_RANGE },
} = require('internal/errors');
const { validateNumber } = require('internal/validators');

const kMaxDuration = 2 ** 31 - 1;

function checkedDuration(value, name) {
  validateNumber(value, name);
  if (value < 0 || !Number.isFinite(value)) {
    throw new ERR_OUT_OF_RANGE(name, 'a non-negative finite number', value);
  }
  if (value <= kMaxDuration) return value;
  process.emitWarning(`${value} does not fit into a 32-bit signed integer.` +
    `\nTimer duration was truncated to ${kMaxDuration}.`, 'TimeoutOverflowWarning');
  return kMaxDuration;
}

module.exports = { checkedDuration };
