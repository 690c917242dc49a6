// sinon: spies and stubs on the program's objects and on the library's modules, a clock of its own.
'use strict';
const assert = require('assert');
const sinon = require('sinon');

function visitDoubles() {
  const target = { f: (x) => x, async g() {} };
  const stub = sinon.stub(target, 'f');
  stub.withArgs(1).returns('one').withArgs(2).throws(new TypeError('two'));
  assert.strictEqual(target.f(1), 'one');
  assert.throws(() => target.f(2), TypeError);
  assert.ok(stub.calledTwice);
  stub.restore();
  assert.strictEqual(target.f(5), 5);
  const spy = sinon.spy(target, 'g');
  target.g('a');
  sinon.assert.calledOnceWithExactly(spy, 'a');
  assert.throws(() => sinon.assert.notCalled(spy), { name: 'AssertError' });
}

// A stub of a module's function is what everybody sees who has the module.
function visitModules() {
  const functions = {
    fs: ['readFileSync', 'existsSync', 'readFile'], url: ['parse', 'resolve'],
    http: ['request', 'get', 'createServer'], os: ['platform', 'cpus'], path: ['join'],
    child_process: ['exec', 'spawn'], dns: ['lookup'], net: ['connect'],
    crypto: ['randomBytes', 'createHash', 'createSign'], zlib: ['gzipSync', 'createGzip'],
    util: ['inspect'], readline: ['createInterface'], timers: ['setTimeout'],
    'fs/promises': ['readFile'],
  };
  for (const [id, names] of Object.entries(functions)) {
    const exports = require(id);
    for (const name of names) {
      const original = exports[name];
      const stub = sinon.stub(exports, name).returns('stubbed');
      assert.strictEqual(require(id)[name]('x'), 'stubbed', `${id}.${name}`);
      stub.restore();
      assert.strictEqual(exports[name], original);
    }
  }
  const env = sinon.stub(process.env, 'HOME').value('/nowhere');
  assert.strictEqual(process.env.HOME, '/nowhere');
  env.restore();
  for (const [object, name] of [[process, 'cwd'], [process, 'exit'], [process.stdout, 'write'],
    [console, 'log'], [global, 'setTimeout'], [global, 'fetch'], [Date, 'now']]) {
    const stub = sinon.stub(object, name).returns('stubbed');
    const result = object[name]();
    stub.restore();
    assert.strictEqual(result, 'stubbed');
  }
}

async function visitClock() {
  const clock = sinon.useFakeTimers({ now: 1e12 });
  const order = [];
  setTimeout(() => order.push(`timeout at ${Date.now() - 1e12}`), 500);
  setInterval(() => order.push('interval'), 200);
  setImmediate(() => order.push('immediate'));
  process.nextTick(() => order.push('tick'));
  queueMicrotask(() => order.push('microtask'));
  const start = process.hrtime();
  await clock.tickAsync(600);
  assert.deepStrictEqual(process.hrtime(start), [0, 6e8]);
  assert.strictEqual(performance.now(), 600);
  clock.restore();
  assert.deepStrictEqual(order, ['tick', 'microtask', 'immediate', 'interval', 'interval',
    'timeout at 500', 'interval']);
  assert.ok(Date.now() > 1.5e12);
}

async function main() {
  visitDoubles();
  visitModules();
  await visitClock();
  console.log('sinon: doubled');
}
main();
