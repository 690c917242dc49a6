'use strict';
// IP addresses as text.
//
//   isIP(text) -> 4, 6 or 0; isIPv4, isIPv6

const { ipFamily } = internalBinding('net');

const kZone = /^[0-9a-zA-Z.:-]+$/;

// An address may name a zone that this machine does not have.
function isIP(input) {
  if (typeof input !== 'string') input = `${input}`;
  const family = ipFamily(input);
  if (family !== 0 || !input.includes('%')) return family;
  const at = input.indexOf('%');
  return kZone.test(input.slice(at + 1)) && ipFamily(input.slice(0, at)) === 6 ? 6 : 0;
}

function isIPv4(input) {
  return isIP(input) === 4;
}

function isIPv6(input) {
  return isIP(input) === 6;
}

module.exports = { isIP, isIPv4, isIPv6 };
