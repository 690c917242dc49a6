'use strict';
// Whether a page of docs/gallery is true: its blocks against the program and its traces.
//
//   readPage(file)              { text, blocks: [{ kind, loops, text }] }
//   checkPage(page, program)    complaints about what does not depend on a run
//   checkRun(page, prints, trace)  complaints about what one run has shown otherwise
//   excerptsFor(page, loop)     its excerpts of a loop's traces
//
// Blocks: ```js the program; ```prints what it prints; ```trace [LOOP...] an excerpt (excerpt.js),
// of the loops named or of all.
const fs = require('fs');
const { findExcerpt, parseExcerpt } = require('./excerpt');

const kParts = ['Predict', 'What is printed', 'The trace', 'Why', 'On the three loops'];

function readPage(file) {
  const text = fs.readFileSync(file, 'utf8');
  const blocks = [...text.matchAll(/^```([^\n]+)\n(.*?)^```$/gms)].map(([, info, block]) => {
    const [kind, ...loops] = info.split(' ');
    return { kind, loops, text: block };
  });
  return { text, blocks };
}

function blocksOf(page, kind) {
  return page.blocks.filter((block) => block.kind === kind);
}

function checkPage(page, program) {
  const complaints = [];
  for (const part of kParts) {
    if (!page.text.includes(`\n## ${part}\n`)) complaints.push(`has no part "${part}"`);
  }
  if (!page.text.includes('](../loop.md')) complaints.push('has no link to docs/loop.md');
  for (const kind of ['js', 'prints', 'trace']) {
    if (blocksOf(page, kind).length === 0) complaints.push(`has no block of ${kind}`);
  }
  if (blocksOf(page, 'js')[0]?.text !== program) complaints.push('shows another program.js');
  return complaints;
}

function excerptsFor(page, loop) {
  return blocksOf(page, 'trace')
    .filter(({ loops }) => loops.length === 0 || loops.includes(loop))
    .map(({ text }) => parseExcerpt(text));
}

function checkRun(page, prints, trace) {
  const complaints = [];
  if (blocksOf(page, 'prints')[0]?.text !== prints) {
    complaints.push(`says that something else is printed than\n${prints}`);
  }
  for (const excerpt of excerptsFor(page, trace.loop)) {
    const missing = findExcerpt(excerpt, trace.records);
    if (missing !== '') complaints.push(`an excerpt is ${missing}`);
  }
  return complaints;
}

module.exports = { checkPage, checkRun, excerptsFor, readPage };
