'use strict';
// Histograms of whole numbers, exact to a number of decimal figures whatever their size.
//
//   createHistogram({ lowest, highest, figures }) -> RecordableHistogram
//   monitorEventLoopDelay({ resolution })         -> ELDHistogram: delays of a timer, in ns
//
// Values are counted in buckets: those of bucket b are 2^b wide, and each bucket has the same count
// of them, so that the width never exceeds the wanted share of the value.

const { codes: {
  ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS,
  ERR_OUT_OF_RANGE,
} } = require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');
const { Hosted, kClone } = require('internal/structured_clone');

const kMake = Symbol('kMake');
const kEmptyMin = 9223372036854775807n;

class Counts {
  constructor(lowest, highest, figures) {
    this.lowest = lowest;
    this.highest = highest;
    this.figures = figures;
    const wanted = 2 * 10 ** figures;
    this.halfBits = Math.ceil(Math.log2(wanted)) - 1;
    this.half = 2 ** this.halfBits;
    this.unit = Math.floor(Math.log2(lowest));
    this.reset();
  }

  reset() {
    this.counts = new Map(); // index -> count, few of the many are ever used
    this.total = 0;
    this.min = Infinity;
    this.max = 0;
    this.exceeds = 0;
  }

  bucketOf(value) {
    const bits = value < 1 ? 0 : Math.floor(Math.log2(value));
    const exact = 2 ** bits > value ? bits - 1 : bits; // where the logarithm rounds up
    return Math.max(0, exact - this.halfBits - this.unit);
  }

  indexOf(value) {
    const bucket = this.bucketOf(value);
    const within = Math.floor(value / 2 ** (bucket + this.unit));
    return (bucket + 1) * this.half + (within - this.half);
  }

  // The lowest value that is counted at `index`, and how many are.
  rangeOf(index) {
    let bucket = Math.floor(index / this.half) - 1;
    let within = (index % this.half) + this.half;
    if (bucket < 0) {
      within -= this.half;
      bucket = 0;
    }
    const width = 2 ** (bucket + this.unit);
    return [within * width, width];
  }

  add(value, count = 1) {
    if (value > this.highest) {
      this.exceeds += count;
      return;
    }
    const index = this.indexOf(value);
    this.counts.set(index, (this.counts.get(index) ?? 0) + count);
    this.total += count;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  merge(other) {
    for (const [index, count] of other.counts) {
      const [low] = other.rangeOf(index);
      this.add(Math.max(low, 1), count);
    }
    this.exceeds += other.exceeds;
  }

  sorted() {
    return [...this.counts].sort((a, b) => a[0] - b[0]);
  }

  middles() {
    return this.sorted().map(([index, count]) => {
      const [low, width] = this.rangeOf(index);
      return [low + Math.floor(width / 2), count];
    });
  }

  mean() {
    let sum = 0;
    for (const [value, count] of this.middles()) sum += value * count;
    return sum / this.total;
  }

  stddev() {
    const mean = this.mean();
    let sum = 0;
    for (const [value, count] of this.middles()) sum += count * (value - mean) ** 2;
    return Math.sqrt(sum / this.total);
  }

  // The ends of the range of values that the percentile is somewhere within.
  rangeAt(percent) {
    const wanted = Math.max(1, Math.floor((percent / 100) * this.total + 0.5));
    let seen = 0;
    for (const [index, count] of this.sorted()) {
      seen += count;
      if (seen < wanted) continue;
      const [low, width] = this.rangeOf(index);
      return [low, low + width - 1];
    }
    return [0, 0];
  }

  percentile(percent) {
    return this.rangeAt(percent)[1];
  }

  // Ever finer steps towards 100, until the last bucket is reached.
  percentiles() {
    const steps = new Map();
    const sorted = this.sorted();
    let percent = 0;
    let seen = 0;
    let value = 0;
    for (const [index, count] of sorted) {
      seen += count;
      [value] = this.rangeOf(index);
      while (percent <= (100 * seen) / this.total) {
        steps.set(percent, value);
        if (seen === this.total) break;
        percent = 100 - (100 - percent) / 2;
      }
    }
    return steps.set(100, value);
  }
}

class Histogram extends Hosted {
  #counts;

  constructor(make, counts) {
    if (make !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this.#counts = counts;
  }

  static countsOf(histogram, type = 'Histogram') {
    if (!(#counts in histogram)) throw new ERR_INVALID_THIS(type);
    return histogram.#counts;
  }

  // What is sent to a port counts the same things.
  [kClone]() {
    const counts = this.#counts;
    const Made = this.constructor === RecordableHistogram ? RecordableHistogram : Histogram;
    return { restore: () => new Made(kMake, counts) };
  }

  get count() {
    return countsOf(this).total;
  }

  get countBigInt() {
    return BigInt(countsOf(this).total);
  }

  get min() {
    return countsOf(this).total === 0 ? Number(kEmptyMin) : countsOf(this).min;
  }

  get minBigInt() {
    return countsOf(this).total === 0 ? kEmptyMin : BigInt(countsOf(this).min);
  }

  get max() {
    return countsOf(this).total === 0 ? 0 : countsOf(this).percentile(100);
  }

  get maxBigInt() {
    return BigInt(this.max);
  }

  get mean() {
    return countsOf(this).mean();
  }

  get stddev() {
    return countsOf(this).stddev();
  }

  get exceeds() {
    return countsOf(this).exceeds;
  }

  get exceedsBigInt() {
    return BigInt(countsOf(this).exceeds);
  }

  percentile(percentile) {
    const counts = countsOf(this);
    validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('percentile', percentile);
    }
    return counts.percentile(percentile);
  }

  percentileBigInt(percentile) {
    return BigInt(this.percentile(percentile));
  }

  get percentiles() {
    return countsOf(this).percentiles();
  }

  get percentilesBigInt() {
    return new Map([...countsOf(this).percentiles()].map(([key, value]) => [key, BigInt(value)]));
  }

  reset() {
    countsOf(this).reset();
  }

  toJSON() {
    const { count, min, max, mean, exceeds, stddev } = this;
    return {
      count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(this.percentiles),
    };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return options.stylize(`[${this.constructor.name}]`, 'special');
    const { inspect } = require('internal/util/inspect');
    const { min, max, mean, exceeds, stddev, count, percentiles } = this;
    return `Histogram ${inspect({ min, max, mean, exceeds, stddev, count, percentiles }, {
      ...options, depth: options.depth === null ? null : options.depth - 1,
    })}`;
  }
}

const { countsOf } = Histogram;

function checkRecordable(histogram) {
  if (!(histogram instanceof RecordableHistogram)) {
    throw new ERR_INVALID_THIS('RecordableHistogram');
  }
  return countsOf(histogram);
}

class RecordableHistogram extends Histogram {
  #last;

  record(value) {
    const counts = checkRecordable(this);
    const isBig = typeof value === 'bigint';
    if (!isBig && !Number.isInteger(value)) {
      throw new ERR_INVALID_ARG_TYPE('val', ['integer', 'bigint'], value);
    }
    if (value < 1 || (!isBig && value > Number.MAX_SAFE_INTEGER)) {
      throw new ERR_OUT_OF_RANGE('val', 'a safe integer greater than 0', value);
    }
    counts.add(Number(value));
  }

  recordDelta() {
    const counts = checkRecordable(this);
    const now = internalBinding('process').hrtime();
    if (this.#last !== undefined) counts.add(Math.max(1, now - this.#last));
    this.#last = now;
  }

  add(other) {
    const counts = checkRecordable(this);
    if (!(other instanceof RecordableHistogram)) {
      throw new ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    }
    counts.merge(countsOf(other));
  }
}

class ELDHistogram extends Histogram {
  #resolution;
  #timer;

  constructor(make, counts, resolution) {
    super(make, counts);
    this.#resolution = resolution;
  }

  enable() {
    if (!(#timer in this)) throw new ERR_INVALID_THIS('ELDHistogram');
    if (this.#timer !== undefined) return false;
    const { hrtime } = internalBinding('process');
    const counts = countsOf(this);
    let last = hrtime();
    this.#timer = require('timers').setInterval(() => {
      const now = hrtime();
      counts.add(Math.max(1, Math.round(now - last)));
      last = now;
    }, this.#resolution).unref();
    return true;
  }

  disable() {
    if (!(#timer in this)) throw new ERR_INVALID_THIS('ELDHistogram');
    if (this.#timer === undefined) return false;
    require('timers').clearInterval(this.#timer);
    this.#timer = undefined;
    return true;
  }
}

function toNumber(value, name, least) {
  validateInteger(typeof value === 'bigint' ? Number(value) : value, name, least);
  return Number(value);
}

function createHistogram(options = {}) {
  validateObject(options, 'options');
  const { lowest: least = 1, highest: most = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  const lowest = toNumber(least, 'options.lowest', 1);
  const highest = toNumber(most, 'options.highest', 2 * lowest);
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kMake, new Counts(lowest, highest, figures));
}

function monitorEventLoopDelay(options = {}) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new ELDHistogram(kMake, new Counts(1, 3600e9, 3), resolution);
}

module.exports = { createHistogram, monitorEventLoopDelay, RecordableHistogram };
