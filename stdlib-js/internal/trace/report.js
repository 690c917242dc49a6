'use strict';
// The runs of one program on several loops, as a text: what they did, and where they differ.
//
//   compareText(traces)    of [{ name, lines }]
//
// Two runs differ in what the program prints or in the order of that, which it can observe, or in
// how the loop got there: turns, batches, system calls, operations that were done at once.

function parsed({ lines }) {
  return lines.trimEnd().split('\n').slice(1).map((line) => JSON.parse(line));
}

function sum(records, field) {
  return records.reduce((total, record) => total + record[field], 0);
}

function summaryOf(trace) {
  const records = parsed(trace);
  const of = (event) => records.filter((record) => record.event === event);
  const polls = of('poll-end');
  const submits = of('submit');
  const events = sum(polls, 'events');
  return {
    name: trace.name,
    prints: of('print').filter(({ fd }) => fd === 1).map(({ text }) => text.trimEnd()),
    counts: {
      'turns': of('turn').length,
      'polls': polls.length,
      'events': events,
      'events of the largest poll': Math.max(0, ...polls.map((poll) => poll.events)),
      'system calls of the driver': sum(polls, 'calls'),
      'operations': submits.length,
      '... done at once': submits.filter((record) => record.inline).length,
      'blocking work': of('work').length,
      'callbacks of the program': of('callback').length,
      'blocked turns': of('blocked').length,
      'records dropped': sum(of('dropped'), 'count'),
    },
  };
}

function row(head, cells) {
  return `${head.padEnd(30)}${cells.map((cell) => String(cell).padStart(12)).join('')}\n`;
}

function countTable(summaries) {
  const names = Object.keys(summaries[0].counts);
  const rows = names.map((name) => {
    const cells = summaries.map(({ counts }) => counts[name]);
    return row(name, cells).replace('\n', new Set(cells).size > 1 ? '  differ\n' : '\n');
  });
  return row('', summaries.map(({ name }) => name)) + rows.join('');
}

// Where a text stands among the prints of another run: the nth of its kind.
function placesIn(prints) {
  const seen = new Map();
  const places = new Map();
  prints.forEach((text, at) => {
    const nth = (seen.get(text) ?? 0) + 1;
    seen.set(text, nth);
    places.set(`${nth} ${text}`, at);
  });
  return places;
}

function printsDiffer(first, other) {
  const theirs = placesIn(other.prints);
  const lines = [];
  for (const [key, at] of placesIn(first.prints)) {
    const text = key.slice(key.indexOf(' ') + 1);
    const there = theirs.get(key);
    if (there === undefined) lines.push(`  only on ${first.name}: ${text}`);
    else if (there !== at) {
      lines.push(`  ${text}: number ${at + 1} on ${first.name}, ${there + 1} on ${other.name}`);
    }
    theirs.delete(key);
  }
  for (const key of theirs.keys()) {
    lines.push(`  only on ${other.name}: ${key.slice(key.indexOf(' ') + 1)}`);
  }
  return lines;
}

function compareText(traces) {
  const summaries = traces.map(summaryOf);
  const [first, ...others] = summaries;
  let text = countTable(summaries);
  for (const other of others) {
    const lines = printsDiffer(first, other);
    text += lines.length === 0 ?
      `\n${first.name} and ${other.name} print the same in the same order.\n` :
      `\n${first.name} and ${other.name} print differently:\n${lines.join('\n')}\n`;
  }
  return text;
}

module.exports = { compareText };
