'use strict';

// The difference of two values as text, line by line.
//
//   differenceOf(actual, expected, operator) -> message of an AssertionError
//   linesOf(value)        how values are written in these messages
//   shorten(lines)        at most 47 lines, the last of which is "..."
//   titles                the first line for each operator
//
// Lines are compared by position. Long runs of equal lines are left out, and so is what would make
// the message longer than about fifty lines.

const { inspect } = require('internal/util/inspect');

const titles = {
  __proto__: null,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

// Two values of together at most so many characters are written as "a !== b".
const shortLength = 12;
const defaultColumns = 80;
const mostPrinted = 50;
const shownWhenCut = 46;
const tailShown = 3;

const colorsOn = { added: '\x1b[32m', removed: '\x1b[31m', skipped: '\x1b[34m', off: '\x1b[39m' };
const colorsOff = { added: '', removed: '', skipped: '', off: '' };

// Asked anew for each message: stderr may change.
function colorsOf({ stderr }) {
  return stderr.isTTY && stderr.getColorDepth() !== 1 ? colorsOn : colorsOff;
}

function textOf(value) {
  return inspect(value, {
    compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false,
    showProxy: false, sorted: true, getters: true,
  });
}

function linesOf(value) {
  return textOf(value).split('\n');
}

function shorten(lines) {
  if (lines.length <= mostPrinted) return lines;
  const { skipped, off } = colorsOf(process);
  return [...lines.slice(0, shownWhenCut), `${skipped}...${off}`];
}

const isObject = (value) => typeof value === 'object' && value !== null;

// A line without its trailing comma: whether an entry is the last one makes no difference.
const withComma = (line, other) => line === other || line === `${other},`;

class Diff {
  constructor(colors) {
    this.colors = colors;
    this.text = '';
    this.removals = '';    // put off, so that all additions of a block come first
    this.equalLines = 0;   // how many there were since the last difference
    this.printed = 0;
    this.skipped = false;
  }

  dots() {
    return `\n${this.colors.skipped}...${this.colors.off}`;
  }

  print(line) {
    this.text += `\n  ${line}`;
    this.printed++;
  }

  equal(line) {
    this.text += this.removals;
    this.removals = '';
    this.equalLines++;
    if (this.equalLines <= 2) this.print(line);
  }

  // A difference follows at `end`: of the equal lines before it, two are there already.
  closeRun(lines, end) {
    let left = Math.max(this.equalLines - 2, 0);
    this.equalLines = 0;
    if (left > 3) {
      this.text += this.dots();
      this.skipped = true;
      left = 2;
    }
    for (let i = end - left; i < end; i++) this.print(lines[i]);
  }

  add(line) {
    this.text += `\n${this.colors.added}+${this.colors.off} ${line}`;
    this.printed++;
  }

  remove(line) {
    this.removals += `\n${this.colors.removed}-${this.colors.off} ${line}`;
    this.printed++;
  }

  // The line of both at one position.
  compare(actual, expected, i) {
    if (withComma(actual[i], expected[i])) {
      this.equal(actual[i]);
    } else if (withComma(expected[i], actual[i])) {
      this.equal(expected[i]);
    } else {
      this.closeRun(actual, i);
      this.add(actual[i]);
      this.remove(expected[i]);
    }
  }

  // Beyond the end of the shorter side. False if there was too much to print.
  run(actual, expected) {
    const total = Math.max(actual.length, expected.length);
    const longer = actual.length >= expected.length ? actual : expected;
    for (let i = 0; i < total; i++) {
      if (i < actual.length && i < expected.length) {
        this.compare(actual, expected, i);
      } else {
        this.closeRun(longer, i);
        if (longer === actual) this.add(actual[i]);
        else this.remove(expected[i]);
      }
      if (this.printed > mostPrinted && i < total - 2) return false;
    }
    return true;
  }
}

// Takes the equal lines off both ends; gives back how the end is to be printed.
function takeTail(actual, expected, first, colors) {
  let count = first;
  let tail = '';
  let above = '';
  while (actual.length > 0 && expected.length > 0 && actual.at(-1) === expected.at(-1)) {
    const line = actual.pop();
    expected.pop();
    if (count < tailShown) tail = `\n  ${line}${tail}`;
    else above = line;
    count++;
  }
  const isCut = count > tailShown + 1;
  if (isCut) tail = `\n${colors.skipped}...${colors.off}${tail}`;
  if (above !== '') tail = `\n  ${above}${tail}`;
  return { tail, isCut };
}

// For two lines: "a !== b" as a whole, or where to put a mark under the first difference.
function compareSingle(actual, expected, left, right, operator) {
  const length = left.length + right.length;
  if (length <= shortLength) {
    const isZero = actual === 0 && expected === 0;  // 0 and -0
    if (isObject(actual) || isObject(expected) || isZero) return { same: 0 };
    return { message: `${titles[operator]}\n\n${left} !== ${right}\n` };
  }
  if (operator === 'strictEqualObject') return { same: 0 };
  const { stderr } = process;
  if (length >= (stderr.isTTY ? stderr.columns : defaultColumns)) return { same: 0 };
  let same = 0;
  while (left[same] === right[same]) same++;
  return same > 2 ? { same: 0, mark: `\n  ${' '.repeat(same)}^` } : { same };
}

function referenceOperator(actual, expected, operator) {
  if (operator !== 'strictEqual') return operator;
  const both = (isObject(actual) && isObject(expected)) ||
    (typeof actual === 'function' && typeof expected === 'function');
  return both ? 'strictEqualObject' : operator;
}

function differenceOf(actual, expected, operator) {
  const colors = colorsOf(process);
  const actualLines = linesOf(actual);
  const expectedLines = linesOf(expected);
  operator = referenceOperator(actual, expected, operator);
  let single = { same: 0 };
  const [left] = actualLines;
  const [right] = expectedLines;
  if (actualLines.length === 1 && expectedLines.length === 1 && left !== right) {
    single = compareSingle(actual, expected, left, right, operator);
    if (single.message !== undefined) return single.message;
  }
  const { tail, isCut } = takeTail(actualLines, expectedLines, single.same, colors);
  if (actualLines.length === 0 && expectedLines.length === 0) {
    return `${titles.notIdentical}\n\n${shorten(linesOf(actual)).join('\n')}\n`;
  }
  const diff = new Diff(colors);
  const isComplete = diff.run(actualLines, expectedLines);
  const head = `${titles[operator]}\n${colors.added}+ actual${colors.off} ` +
    `${colors.removed}- expected${colors.off}`;
  const skipped = ` ${colors.skipped}...${colors.off} Lines skipped`;
  if (!isComplete) {
    return `${head}${skipped}\n${diff.text}${diff.dots()}${diff.removals}${diff.dots()}`;
  }
  return `${head}${isCut || diff.skipped ? skipped : ''}\n` +
    `${diff.text}${diff.removals}${tail}${single.mark ?? ''}`;
}

module.exports = { differenceOf, linesOf, shorten, textOf, titles };
