'use strict';
// The runs of one program on several loops, as a text: what the page's comparison says.
//
//   compareText(traces)    of [{ name, lines }]

const { Comparison, Model, parse } = require('internal/deps/trace_model');

const kMostRows = 40;
const kHead = 38;
const kCell = 14;

function modelOf({ lines }) {
  const { header, records } = parse(lines);
  const model = new Model(header);
  model.append(records);
  return model;
}

function row(head, cells, end = '') {
  const label = head.length < kHead ? head.padEnd(kHead) : `${head.slice(0, kHead - 2)}\u2026 `;
  return `${label}${cells.map((cell) => cell.padStart(kCell)).join('')}${end}\n`;
}

function countTable({ table }, names) {
  return row('', names) + table.map(({ name, texts, differs }) => {
    return row(name, texts, differs ? '  differ' : '');
  }).join('');
}

// Its place in each run; where it has moved, the one in the first run as well.
function placeOf({ at, moved, positions }, which) {
  if (at[which] < 0) return 'not here';
  return moved[which] ? `${positions[which]}. \u2260 ${positions[0]}.` : `${positions[which]}.`;
}

function orderTable(rows, names) {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, kMostRows).map((each) => {
    return row(each.label, names.map((_, which) => placeOf(each, which)));
  });
  const more = rows.length - shown.length;
  if (more > 0) shown.push(`and ${more} more; without --text a page shows all\n`);
  return row('', names) + shown.join('');
}

function compareText(traces) {
  const names = traces.map(({ name }) => name);
  const comparison = new Comparison(traces.map(modelOf));
  let text = countTable(comparison, names);
  if (traces.length < 2) return text;
  [comparison.prints, comparison.callbacks].forEach((rows, n) => {
    const different = comparison.differences(rows);
    text += `\n${comparison.sentences[n]}\n${orderTable(different, names)}`;
  });
  return text;
}

module.exports = { compareText };
