'use strict';
// IP addresses as text.
//
//   isIP(text) -> 4, 6 or 0; isIPv4, isIPv6

const { ipFamily } = internalBinding('net');

function isIP(input) {
  if (typeof input !== 'string') input = `${input}`;
  return ipFamily(input);
}

function isIPv4(input) {
  return isIP(input) === 4;
}

function isIPv6(input) {
  return isIP(input) === 6;
}

module.exports = { isIP, isIPv4, isIPv6 };
