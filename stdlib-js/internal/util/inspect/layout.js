'use strict';

// From the formatted entries of a value to its text: on one line, in columns, or one to a line.
//
//   arrange(ctx, shape, entries, value)   the value's text
//   bracket(ctx, open, close, entries)    the same for a pair of brackets without more ado
//
// With `compact` a number, so many innermost levels of nesting share a line if they fit; arrays of
// more than six entries become a table. With `compact` true everything goes on one line if it fits.
// breakLength counts what is visible: not the colour codes.

const { stripColors } = require('internal/util/inspect/strings');

const gap = 2;  // ", " between two columns
const mostColumns = 15;

// Longest and total width of the entries' texts.
function measure(ctx, entries, count) {
  const { getStringWidth } = require('internal/util/inspect/width');
  const widths = new Array(count);
  let total = 0, longest = 0;
  for (let i = 0; i < count; i++) {
    const width = getStringWidth(entries[i], ctx.colors);
    widths[i] = width;
    total += width + gap;
    if (width > longest) longest = width;
  }
  return { widths, total, longest };
}

// How many columns make about a square on the screen, where characters are 2.5 times as high as
// wide. Columns are counted narrower than the longest entry if most entries are shorter.
function columnsFor(ctx, entryCount, count, { total, longest }) {
  const cell = longest + gap;
  if (cell * 3 + ctx.indentation >= ctx.breakLength) return 1;
  if (total / cell <= 5 && longest > 6) return 1;
  const bias = Math.sqrt(cell - total / entryCount);
  const biasedCell = Math.max(cell - 3 - bias, 1);
  return Math.min(
    Math.round(Math.sqrt(2.5 * biasedCell * count) / biasedCell),
    Math.floor((ctx.breakLength - ctx.indentation) / cell),
    ctx.compact * 4,
    mostColumns);
}

function columnWidths(widths, columns) {
  const widest = new Array(columns).fill(0);
  for (let i = 0; i < widths.length; i++) {
    const column = i % columns;
    if (widths[i] > widest[column]) widest[column] = widths[i];
  }
  return widest;
}

// Numbers are aligned to the right, all else to the left.
function alignsRight(entries, value) {
  if (value === undefined) return true;
  for (let i = 0; i < entries.length; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

function makeRow(entries, widths, widest, from, to, right) {
  let row = '';
  for (let i = from; i < to; i++) {
    const fill = ' '.repeat(widest[i - from] - widths[i]);
    const last = i === to - 1;
    if (right) row += fill + entries[i] + (last ? '' : ', ');
    else row += last ? entries[i] : `${entries[i]}, ${fill}`;
  }
  return row;
}

// Rows of several entries each, or the entries themselves where a table would not be better.
function tabulate(ctx, entries, value) {
  // What is last if an array was cut, "... n more items", keeps its own line.
  const cut = ctx.maxArrayLength < entries.length;
  const count = cut ? entries.length - 1 : entries.length;
  const measures = measure(ctx, entries, count);
  const columns = columnsFor(ctx, entries.length, count, measures);
  if (columns <= 1) return entries;
  const widest = columnWidths(measures.widths, columns);
  const right = alignsRight(entries, value);
  const rows = [];
  for (let i = 0; i < count; i += columns) {
    rows.push(makeRow(entries, measures.widths, widest, i, Math.min(i + columns, count), right));
  }
  if (cut) rows.push(entries[count]);
  return rows;
}

function fitsOneLine(ctx, entries, start, head) {
  let total = entries.length + start;
  if (total + entries.length > ctx.breakLength) return false;
  for (let i = 0; i < entries.length; i++) {
    total += ctx.colors ? stripColors(entries[i]).length : entries[i].length;
    if (total > ctx.breakLength) return false;
  }
  return head === '' || !head.includes('\n');
}

function arrangeCompact(ctx, head, open, close, entries) {
  if (fitsOneLine(ctx, entries, 0, head)) {
    return `${open}${head ? ` ${head}` : ''} ${entries.join(', ')} ${close}`;
  }
  const indent = `\n${' '.repeat(ctx.indentation)}`;
  const start = head === '' && open.length === 1 ? ' ' : `${head ? ` ${head}` : ''}${indent}  `;
  return `${open}${start}${entries.join(`,${indent}  `)} ${close}`;
}

// Not Array.prototype.join, which copies: a level's text is long, and there can be many levels.
function joinLong(entries, separator) {
  let text = '';
  for (let i = 0; i < entries.length; i++) text += i === 0 ? entries[i] : separator + entries[i];
  return text;
}

// `value` is given for arrays and the like only; its numbers decide on the alignment.
function arrangeLines(ctx, shape, entries, value) {
  const { head, open, close } = shape;
  const count = entries.length;
  if (shape.isList && count > 6) entries = tabulate(ctx, entries, value);
  const start = head === '' ? '' : `${head} `;
  if (ctx.level - shape.level < ctx.compact && count === entries.length) {
    const taken = entries.length + ctx.indentation + open.length + head.length + 10;
    if (fitsOneLine(ctx, entries, taken, head)) {
      const line = entries.join(', ');
      if (!line.includes('\n')) return `${start}${open} ${line} ${close}`;
    }
  }
  const indent = `\n${' '.repeat(ctx.indentation)}`;
  return `${start}${open}${indent}  ${joinLong(entries, `,${indent}  `)}${indent}${close}`;
}

function arrange(ctx, shape, entries, value) {
  if (ctx.compact === true) {
    return arrangeCompact(ctx, shape.head, shape.open, shape.close, entries);
  }
  if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
    return arrangeLines(ctx, shape, entries, value);
  }
  const indent = `\n${' '.repeat(ctx.indentation)}`;
  const start = shape.head === '' ? '' : `${shape.head} `;
  const lines = joinLong(entries, `,${indent}  `);
  return `${start}${shape.open}${indent}  ${lines}${indent}${shape.close}`;
}

module.exports = { arrange };
