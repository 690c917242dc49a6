'use strict';
// IP addresses as numbers, for comparing them, and back as text.
//
//   toNumber(address, family) -> BigInt of 128 bits, or undefined if it is no such address
//   toText(number, family)    the shortest form
//   isMapped(number)          an IPv4 address, or an IPv6 address that maps one
//
// An IPv4 address has the number of its IPv6-mapped form (::ffff:a.b.c.d).

const { isIP } = require('internal/net/ip');

const kMappedPrefix = 0xffffn << 32n;

function fromIPv4(text) {
  let number = 0n;
  for (const part of text.split('.')) number = number << 8n | BigInt(part);
  return kMappedPrefix | number;
}

// A trailing dotted quad as two groups of hex digits.
function withoutDots(text) {
  if (!text.includes('.')) return text;
  const at = text.lastIndexOf(':') + 1;
  const number = Number(fromIPv4(text.slice(at)) & 0xffffffffn);
  return `${text.slice(0, at)}${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`;
}

function groupsOf(text) {
  return text === '' ? [] : text.split(':');
}

function fromIPv6(text) {
  const zone = text.indexOf('%');
  const [head, tail] = withoutDots(zone === -1 ? text : text.slice(0, zone)).split('::');
  const groups = groupsOf(head);
  if (tail !== undefined) {
    const after = groupsOf(tail);
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  return groups.reduce((number, group) => number << 16n | BigInt(`0x${group}`), 0n);
}

function toNumber(address, family) {
  if (isIP(address) !== (family === 'ipv6' ? 6 : 4)) return undefined;
  return family === 'ipv6' ? fromIPv6(address) : fromIPv4(address);
}

function isMapped(number) {
  return number >> 32n === 0xffffn;
}

function dotted(number) {
  const low = Number(number & 0xffffffffn);
  return [low >>> 24, low >>> 16 & 255, low >>> 8 & 255, low & 255].join('.');
}

// The longest run of two or more zero groups, the first of equals: [start, length].
function longestZeros(groups) {
  let best = [-1, 1];
  for (let at = 0; at < groups.length; at++) {
    let length = 0;
    while (groups[at + length] === 0) length++;
    if (length > best[1]) best = [at, length];
    at += length;
  }
  return best;
}

function toText(number, family) {
  if (family !== 'ipv6') return dotted(number);
  const groups = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) {
    groups.push(Number(number >> shift & 0xffffn));
  }
  const [start, length] = longestZeros(groups);
  // Mapped addresses, and the old "compatible" ones, end in a dotted quad.
  if (isMapped(number)) return `::ffff:${dotted(number)}`;
  if (start === 0 && length === 6) return `::${dotted(number)}`;
  const hex = groups.map((group) => group.toString(16));
  if (start === -1) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

module.exports = { isMapped, toNumber, toText };
