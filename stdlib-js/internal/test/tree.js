'use strict';
// Tests, suites, and the root of them: what runs when, and what the outcome is.
//
//   Root, Suite, Test   node.add(child); children run one after the other, or as many at once as
//                       options.concurrency says
//
// A child is printed after those declared before it, whatever the order they end in.

const { AbortError, codes: { ERR_TEST_FAILURE } } = require('internal/errors');
const tap = require('internal/test/tap');
const { within } = require('internal/test/root');
const { clearTimeout, setImmediate, setTimeout } = require('timers');

const counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };

// --test-name-pattern: 'text' or '/text/flags'.
function isNamed(name) {
  const patterns = require('internal/process/options').getOptions('--test-name-pattern');
  return patterns.length === 0 || patterns.some((pattern) => {
    const parts = /^\/(.*)\/([a-z]*)$/.exec(pattern);
    return (parts === null ? new RegExp(pattern) : new RegExp(parts[1], parts[2])).test(name);
  });
}

const onlyMode = () => require('internal/process/options').getOption('--test-only') !== undefined;

class Node {
  constructor(parent, name, options) {
    this.parent = parent;
    this.depth = parent === null ? -1 : parent.depth + 1;
    this.name = name;
    this.options = options;
    this.children = [];
    this.hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
    this.running = 0;
    this.started = 0;
    this.reported = 0;
    this.diagnostics = [];
    this.error = undefined;
    this.skipped = options.skip ?? false;
    this.todo = options.todo ?? false;
    this.finished = false;
    this.milliseconds = 0;
    this.done = new Promise((resolve) => this.resolve = resolve);
  }

  get limit() {
    const { concurrency } = this.options;
    if (concurrency === undefined || concurrency === null) return this.parent?.limit ?? 1;
    return concurrency === true ? Infinity : concurrency || 1;
  }

  add(child) {
    this.children.push(child);
    if (this.opened) this.startChildren();
    return child.done;
  }

  startChildren() {
    while (this.running < this.limit && this.started < this.children.length) {
      const child = this.children[this.started++];
      this.running++;
      child.start().finally(() => {
        this.running--;
        this.reportChildren();
        this.startChildren();
      });
    }
  }

  reportChildren() {
    while (this.reported < this.children.length && this.children[this.reported].finished) {
      const child = this.children[this.reported++];
      child.print(this.reported);
      child.resolve();
    }
  }

  // Children may be added while others run.
  async childrenDone() {
    for (let i = 0; i < this.children.length; i++) await this.children[i].done;
  }

  fail(error) {
    this.error ??= error;
  }

  async runHooks(kind, context) {
    for (const { fn } of this.hooks[kind]) await within(this, () => call(fn, context));
  }

  // From the outermost in, or the other way round.
  async runEachHooks(kind, context) {
    const nodes = [];
    for (let node = this.parent; node !== null; node = node.parent) nodes.push(node);
    if (kind === 'beforeEach') nodes.reverse();
    for (const node of nodes) await node.runHooks(kind, context);
  }

  async start() {
    const begun = process.hrtime.bigint();
    this.announce();
    try {
      if (!this.skipped) await this.run();
    } catch (error) {
      this.fail(error);
    }
    const failed = this.children.filter((child) => child.error !== undefined && !child.todo);
    if (failed.length > 0) {
      const s = failed.length === 1 ? '' : 's';
      this.fail(new ERR_TEST_FAILURE(`${failed.length} subtest${s} failed`, 'subtestsFailed'));
    }
    this.milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
    this.finished = true;
  }

  // With several at once, the name comes with the result.
  announce() {
    this.announced = this.parent.limit === 1;
    if (this.announced) tap.subtest(this.depth, this.name);
  }

  print(number) {
    if (!this.announced) tap.subtest(this.depth, this.name);
    if (this.children.length > 0) tap.plan(this.depth + 1, this.children.length);
    tap.result(this.depth, number, this);
    this.count();
  }

  count() {
    if (this.type === 'suite') {
      counts.suites++;
      return;
    }
    counts.tests++;
    if (this.skipped) counts.skipped++;
    else if (this.todo) counts.todo++;
    else if (this.cancelled) counts.cancelled++;
    else if (this.error !== undefined) counts.fail++;
    else counts.pass++;
  }
}

// A function with one parameter more than it gets arguments takes a callback.
function call(fn, context) {
  if (fn.length < 2) return fn(context);
  return new Promise((resolve, reject) => {
    fn(context, (error) => (error ? reject(error) : resolve()));
  });
}

class Test extends Node {
  async run() {
    if (onlyMode() && !this.options.only) {
      this.skipped = "'only' option not set";
      return;
    }
    if (!isNamed(this.name)) {
      this.skipped = 'test name does not match pattern';
      return;
    }
    const { TestContext } = require('internal/test/context');
    const context = new TestContext(this);
    this.opened = true;
    try {
      await this.runEachHooks('beforeEach', context);
      await Promise.race([within(this, async () => call(this.fn, context)), this.interruption()]);
      await this.childrenDone();
    } finally {
      context.end();
      await this.runEachHooks('afterEach', context);
      await this.runHooks('after', context);
    }
  }

  constructor(parent, name, options, fn) {
    super(parent, name, options);
    this.fn = fn;
  }

  // Rejects at the timeout, at the signal, and for errors that nobody caught.
  interruption() {
    return new Promise((resolve, reject) => {
      this.interrupt = reject;
      const { timeout, signal } = this.options;
      const cancel = (error) => {
        this.cancelled = true;
        reject(error);
      };
      if (timeout !== undefined && timeout !== Infinity) {
        const timer = setTimeout(() => {
          cancel(new ERR_TEST_FAILURE(`test timed out after ${timeout}ms`, 'testTimeoutFailure'));
        }, timeout);
        this.done.finally(() => clearTimeout(timer));
      }
      if (signal?.aborted) cancel(new AbortError(undefined, { cause: signal.reason }));
      signal?.addEventListener('abort', () => {
        cancel(new AbortError(undefined, { cause: signal.reason }));
      }, { once: true });
    });
  }
}

class Suite extends Node {
  constructor(parent, name, options, fn) {
    super(parent, name, options);
    this.type = 'suite';
    this.declared = Promise.resolve();
    if (this.skipped) return;
    try {
      this.declared = Promise.resolve(within(this, () => fn({ name })));
      this.declared.catch((error) => this.fail(error));
    } catch (error) {
      this.fail(error);
    }
  }

  async run() {
    await this.declared;
    if (this.error !== undefined) return;
    await this.runHooks('before', { name: this.name });
    this.opened = true;
    this.startChildren();
    await this.childrenDone();
    await this.runHooks('after', { name: this.name });
  }

  interrupt(error) {
    this.fail(error);
  }
}

class Root extends Node {
  constructor() {
    super(null, '<root>', {});
    this.begun = process.hrtime.bigint();
    this.failed = false;
    this.ended = false;
    tap.version();
    // The declarations of this turn are complete then, and so are the hooks.
    setImmediate(() => this.begin());
  }

  async begin() {
    try {
      await this.runHooks('before', {});
    } catch (error) {
      this.failed = true;
      tap.diagnostic(0, String(error));
    }
    this.opened = true;
    this.startChildren();
    await this.childrenDone();
    await this.runHooks('after', {});
  }

  // Whatever has not ended by now never will.
  end() {
    if (this.ended) return;
    this.ended = true;
    for (const child of this.children.slice(this.reported)) {
      child.cancelled = true;
      child.fail(new ERR_TEST_FAILURE(
        'Promise resolution is still pending but the event loop has already resolved',
        'cancelledByParent'));
      child.print(++this.reported);
    }
    if (this.children.some((child) => child.error !== undefined && !child.todo)) this.failed = true;
    if (this.failed && !process.exitCode) process.exitCode = 1;
    tap.plan(0, this.children.length);
    tap.summary(counts, Number(process.hrtime.bigint() - this.begun) / 1e6);
  }
}

module.exports = { Root, Suite, Test };
