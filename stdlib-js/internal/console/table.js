'use strict';

// console.table: rows and columns with a frame.
//
//   tableOf(data, properties, inspectOptions)    the table as text
//   drawTable(head, columns)                     titles; arrays of cells, where holes are empty
//
// `data` may be an array, an object, a map, a set or one of their iterators, which don't advance.

const { getStringWidth, inspect } = require('internal/util/inspect');
const { isMap, isMapIterator, isSet, isSetIterator } = require('internal/util/types');

const indexTitle = '(index)';
const iterationTitle = '(iteration index)';
const keyTitle = 'Key';
const valuesTitle = 'Values';

// Cells are centred; where it can't be even, the left side gets less.
function drawCell(cell, width) {
  const space = width - getStringWidth(cell);
  const left = Math.floor(space / 2);
  return ' '.repeat(left) + cell + ' '.repeat(space - left);
}

function drawRow(cells, widths) {
  return `\u2502${cells.map((cell, i) => drawCell(cell, widths[i])).join('\u2502')}\u2502\n`;
}

function drawTable(head, columns) {
  const height = Math.max(...columns.map((column) => column.length));
  const cellAt = (column, row) => (Object.hasOwn(column, row) ? column[row] : '');
  const widths = columns.map((column, i) => {
    let widest = getStringWidth(head[i]);
    for (let row = 0; row < height; row++) {
      widest = Math.max(widest, getStringWidth(cellAt(column, row)));
    }
    return widest + 2;
  });
  const rule = (left, middle, right) =>
    left + widths.map((width) => '\u2500'.repeat(width)).join(middle) + right;
  const top = rule('\u250c', '\u252c', '\u2510');
  const middle = rule('\u251c', '\u253c', '\u2524');
  let text = `${top}\n${drawRow(head, widths)}${middle}\n`;
  for (let row = 0; row < height; row++) {
    text += drawRow(columns.map((column) => cellAt(column, row)), widths);
  }
  return text + rule('\u2514', '\u2534', '\u2518');
}

// Cells show objects in one line, and only small ones at all.
function cellMaker(inspectOptions) {
  return (value) => {
    const isLarge = value !== null && typeof value === 'object' && !Array.isArray(value) &&
      Object.keys(value).length > 2;
    return inspect(value, {
      maxArrayLength: 3, breakLength: Infinity, depth: isLarge ? -1 : 0, ...inspectOptions,
    });
  };
}

function tableOfPairs(keys, values, toCell) {
  return drawTable([iterationTitle, keyTitle, valuesTitle],
    [keys.map((_, i) => toCell(i)), keys.map(toCell), values.map(toCell)]);
}

function tableOfValues(values, toCell) {
  return drawTable([iterationTitle, valuesTitle],
    [values.map((_, i) => toCell(i)), values.map(toCell)]);
}

function tableOfFlat(flat, toCell) {
  const keys = flat.filter((_, i) => i % 2 === 0);
  const values = flat.filter((_, i) => i % 2 === 1);
  return tableOfPairs(keys, values, toCell);
}

const isPrimitive = (value) =>
  value === null || (typeof value !== 'object' && typeof value !== 'function');

function tableOfRows(data, properties, toCell) {
  const columns = { __proto__: null };
  const index = Object.keys(data);
  const values = [];
  index.forEach((key, row) => {
    const item = data[key];
    if (properties === undefined && isPrimitive(item)) {
      values[row] = toCell(item);
      return;
    }
    for (const title of properties ?? Object.keys(item)) {
      const column = columns[title] ??= [];
      const isThere = !isPrimitive(item) && Object.hasOwn(item, title);
      column[row] = isThere ? toCell(item[title]) : '';
    }
  });
  const titles = Object.keys(columns);
  const cells = Object.values(columns);
  if (values.length > 0) {
    titles.push(valuesTitle);
    cells.push(values);
  }
  return drawTable([indexTitle, ...titles], [index, ...cells]);
}

function tableOf(data, properties, inspectOptions) {
  if (properties !== undefined) {
    require('internal/validators').validateArray(properties, 'properties');
  }
  const toCell = cellMaker(inspectOptions);
  if (isMap(data)) return tableOfPairs([...data.keys()], [...data.values()], toCell);
  if (isSet(data)) return tableOfValues([...data], toCell);
  if (isMapIterator(data)) {
    const [flat, alternates] = internalBinding('util').previewEntries(data, true);
    return alternates ? tableOfFlat(flat, toCell) : tableOfValues(flat, toCell);
  }
  // Node shows the two equal halves of set.entries() as a value each.
  if (isSetIterator(data)) {
    return tableOfValues(internalBinding('util').previewEntries(data), toCell);
  }
  return tableOfRows(data, properties, toCell);
}

module.exports = { drawTable, tableOf };
