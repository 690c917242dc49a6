'use strict';

// Primitive values.
//
//   formatPrimitive(ctx, value, stylize = ctx.stylize)
//   formatNumber(stylize, number, separators), formatBigInt(stylize, bigint, separators)
//
// Strings are cut at maxStringLength, and broken after their newlines where they don't fit a line.

const { quote } = require('internal/util/inspect/strings');

// Strings up to this length stay on one line, however narrow the output is.
const shortString = 16;

// 1234567 -> 1_234_567
function groupDigits(digits) {
  return digits.replace(/\d(?=(?:\d{3})+$)/g, '$&_');
}

// .1234567 -> .123_456_7
function groupFraction(digits) {
  return digits.replace(/\d{3}(?=\d)/g, '$&_');
}

function separate(number) {
  const text = String(number);
  if (!Number.isFinite(number) || text.includes('e')) return text;
  const point = text.indexOf('.');
  if (point === -1) return groupDigits(text);
  return `${groupDigits(text.slice(0, point))}.${groupFraction(text.slice(point + 1))}`;
}

function formatNumber(stylize, number, separators) {
  if (separators) return stylize(separate(number), 'number');
  return stylize(Object.is(number, -0) ? '-0' : `${number}`, 'number');
}

function formatBigInt(stylize, bigint, separators) {
  const digits = String(bigint);
  return stylize(`${separators ? groupDigits(digits) : digits}n`, 'bigint');
}

function formatLines(ctx, text, stylize) {
  const indent = ' '.repeat(ctx.indentation + 2);
  return text.split(/(?<=\n)/).map((line) => stylize(quote(line), 'string'))
    .join(` +\n${indent}`);
}

function formatString(ctx, text, stylize) {
  let cut = '';
  if (text.length > ctx.maxStringLength) {
    const rest = text.length - ctx.maxStringLength;
    text = text.slice(0, ctx.maxStringLength);
    cut = `... ${rest} more character${rest > 1 ? 's' : ''}`;
  }
  if (ctx.compact !== true && text.length > shortString &&
      text.length > ctx.breakLength - ctx.indentation - 4) {
    return formatLines(ctx, text, stylize) + cut;
  }
  return stylize(quote(text), 'string') + cut;
}

function formatPrimitive(ctx, value, stylize = ctx.stylize) {
  switch (typeof value) {
    case 'string': return formatString(ctx, value, stylize);
    case 'number': return formatNumber(stylize, value, ctx.numericSeparator);
    case 'bigint': return formatBigInt(stylize, value, ctx.numericSeparator);
    case 'boolean': return stylize(`${value}`, 'boolean');
    case 'undefined': return stylize('undefined', 'undefined');
    case 'symbol': return stylize(Symbol.prototype.toString.call(value), 'symbol');
    default: return stylize('null', 'null');
  }
}

module.exports = { formatBigInt, formatNumber, formatPrimitive };
