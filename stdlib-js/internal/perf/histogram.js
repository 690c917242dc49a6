'use strict';
// Histograms of whole numbers, exact to a number of decimal figures whatever their size.
//
//   createHistogram({ lowest, highest, figures }) -> RecordableHistogram
//   monitorEventLoopDelay({ resolution })         -> IntervalHistogram: delays of a timer, in ns
//
// Values are counted in buckets: those of bucket b are 2^b wide, and each bucket has the same count
// of them, so that the width never exceeds the wanted share of the value.

const { codes: {
  ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE,
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

  // Ever finer steps towards 100.
  percentiles() {
    const steps = new Map();
    if (this.total === 0) return steps.set(100, 0);
    let percent = 0;
    let distance = 100;
    const [top] = this.rangeAt(100);
    for (;;) {
      const [value] = this.rangeAt(percent);
      steps.set(percent, value);
      if (value === top) break;
      distance /= 2;
      percent = 100 - distance;
    }
    return steps.set(100, top);
  }
}

class Histogram extends Hosted {
  #counts;

  constructor(make, counts) {
    if (make !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this.#counts = counts;
  }

  static countsOf(histogram) {
    return histogram.#counts;
  }

  // What is sent to a port counts the same things.
  [kClone]() {
    const counts = this.#counts;
    const Made = this.constructor === RecordableHistogram ? RecordableHistogram : Histogram;
    return { restore: () => new Made(kMake, counts) };
  }

  get count() {
    return this.#counts.total;
  }

  get countBigInt() {
    return BigInt(this.#counts.total);
  }

  get min() {
    return this.#counts.total === 0 ? Number(kEmptyMin) : this.#counts.min;
  }

  get minBigInt() {
    return this.#counts.total === 0 ? kEmptyMin : BigInt(this.#counts.min);
  }

  get max() {
    return this.#counts.total === 0 ? 0 : this.#counts.percentile(100);
  }

  get maxBigInt() {
    return BigInt(this.max);
  }

  get mean() {
    return this.#counts.mean();
  }

  get stddev() {
    return this.#counts.stddev();
  }

  get exceeds() {
    return this.#counts.exceeds;
  }

  get exceedsBigInt() {
    return BigInt(this.#counts.exceeds);
  }

  percentile(percentile) {
    validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) {
      throw new ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    }
    return this.#counts.percentile(percentile);
  }

  percentileBigInt(percentile) {
    return BigInt(this.percentile(percentile));
  }

  get percentiles() {
    return this.#counts.percentiles();
  }

  get percentilesBigInt() {
    return new Map([...this.#counts.percentiles()].map(([key, value]) => [key, BigInt(value)]));
  }

  reset() {
    this.#counts.reset();
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

class RecordableHistogram extends Histogram {
  #last;

  record(value) {
    if (typeof value === 'bigint') value = Number(value);
    else validateInteger(value, 'val', 1);
    if (value < 1) throw new ERR_OUT_OF_RANGE('val', '>= 1', value);
    Histogram.countsOf(this).add(value);
  }

  recordDelta() {
    const now = internalBinding('process').hrtime();
    if (this.#last !== undefined) Histogram.countsOf(this).add(Math.max(1, now - this.#last));
    this.#last = now;
  }

  add(other) {
    if (!(other instanceof RecordableHistogram)) {
      throw new ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    }
    Histogram.countsOf(this).merge(Histogram.countsOf(other));
  }
}

class IntervalHistogram extends Histogram {
  #resolution;
  #timer;

  constructor(make, counts, resolution) {
    super(make, counts);
    this.#resolution = resolution;
  }

  enable() {
    if (this.#timer !== undefined) return false;
    const { hrtime } = internalBinding('process');
    const counts = Histogram.countsOf(this);
    let last = hrtime();
    this.#timer = require('timers').setInterval(() => {
      const now = hrtime();
      counts.add(Math.max(1, Math.round(now - last)));
      last = now;
    }, this.#resolution).unref();
    return true;
  }

  disable() {
    if (this.#timer === undefined) return false;
    require('timers').clearInterval(this.#timer);
    this.#timer = undefined;
    return true;
  }
}

function toNumber(value, name, least) {
  if (typeof value === 'bigint') return Number(value);
  validateInteger(value, name, least);
  return value;
}

function createHistogram(options = {}) {
  validateObject(options, 'options');
  const { lowest: least = 1, highest: most = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  const lowest = toNumber(least, 'options.lowest', 1);
  const highest = toNumber(most, 'options.highest', 1);
  if (highest < 2 * lowest) throw new ERR_INVALID_ARG_VALUE('options.highest', options.highest);
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kMake, new Counts(lowest, highest, figures));
}

function monitorEventLoopDelay(options = {}) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new IntervalHistogram(kMake, new Counts(1, 3600e9, 3), resolution);
}

module.exports = { createHistogram, monitorEventLoopDelay, RecordableHistogram };
