'use strict';
// What is answered without waiting is told like everything else: later, in order, a turn at a time.

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('answers-at-once');

const file = path.join(folder, 'file');
const content = Buffer.from(Array.from({ length: 10000 }, (_, i) => (i * 7) & 255));
fs.writeFileSync(file, content);
const fd = fs.openSync(file, 'r');

const read = (size, position) => new Promise((resolve, reject) => {
  const buffer = Buffer.alloc(size);
  fs.read(fd, buffer, 0, size, position, (error, count) => {
    if (error) reject(error);
    else resolve(buffer.subarray(0, count));
  });
});
const turn = () => new Promise((resolve) => setImmediate(resolve));

// Never within the call, and in the order of the calls.
async function inOrder() {
  const told = [];
  fs.read(fd, Buffer.alloc(8), 0, 8, 0, () => {
    told.push('read');
    process.nextTick(() => told.push('tick'));
    Promise.resolve().then(() => told.push('microtask'));
  });
  fs.stat(file, (error, stats) => told.push(`stat ${stats.size}`));
  fs.readFile(file, (error, data) => told.push(`readFile ${data.length}`));
  fs.stat(`${file}-not`, (error) => told.push(`stat ${error.code}`));
  fs.fstat(fd, (error, stats) => told.push(`fstat ${stats.size}`));
  assert.deepStrictEqual(told, []);
  await Promise.resolve();
  assert.deepStrictEqual(told, []);
  while (told.length < 7) await turn();
  assert.deepStrictEqual(told.slice(0, 3), ['read', 'tick', 'microtask']);
  assert.deepStrictEqual(new Set(told.slice(3)), new Set(
    ['stat 10000', 'readFile 10000', 'stat ENOENT', 'fstat 10000']));
}

// What a callback asks for next comes after the immediates that it set, and after due timers.
async function immediatesBetween() {
  const told = [];
  await new Promise((resolve) => {
    fs.read(fd, Buffer.alloc(8), 0, 8, 0, () => {
      setImmediate(() => told.push('immediate'));
      fs.read(fd, Buffer.alloc(8), 0, 8, 0, () => {
        told.push('read');
        resolve();
      });
    });
  });
  assert.deepStrictEqual(told, ['immediate', 'read']);
}

// A program that never stops to read still has timers.
async function timersFire() {
  let fired = false;
  let reads = 0;
  setTimeout(() => { fired = true; }, 5);
  await new Promise((resolve, reject) => {
    const next = () => fs.read(fd, Buffer.alloc(8), 0, 8, 0, (error) => {
      if (error) reject(error);
      else if (fired) resolve();
      else if (++reads > 5_000_000) reject(new Error('the timer never fired'));
      else next();
    });
    next();
  });
}

// An exception in one callback leaves the others as they are.
async function exceptions() {
  const told = [];
  process.once('uncaughtException', (error) => told.push(error.message));
  fs.read(fd, Buffer.alloc(8), 0, 8, 0, () => { throw new Error('thrown'); });
  fs.read(fd, Buffer.alloc(8), 0, 8, 0, () => told.push('second'));
  fs.read(fd, Buffer.alloc(8), 0, 8, 0, () => told.push('third'));
  for (let i = 0; i < 1000 && told.length < 3; i++) await turn();
  assert.deepStrictEqual(told, ['thrown', 'second', 'third']);
}

// The same bytes as read at once by the sync forms.
async function sameBytes() {
  for (const [size, position] of [[10, 0], [4096, 100], [20000, 0], [10, 9995], [10, 10000]]) {
    const buffer = Buffer.alloc(size);
    const count = fs.readSync(fd, buffer, 0, size, position);
    assert.deepStrictEqual(await read(size, position), buffer.subarray(0, count));
  }
  const names = [file, '/proc/self/cmdline', '/sys/kernel/mm/transparent_hugepage/enabled'];
  for (const [name, size] of [['empty', 0], ['one', 1], ['large', 3_000_000]]) {
    names.push(path.join(folder, name));
    fs.writeFileSync(names.at(-1), Buffer.alloc(size, name));
  }
  for (const name of names.filter(fs.existsSync)) {
    const expected = fs.readFileSync(name);
    assert.deepStrictEqual(await fs.promises.readFile(name), expected, name);
    assert.strictEqual(await fs.promises.readFile(name, 'latin1'), expected.toString('latin1'));
  }
  const data = await fs.promises.readFile(file);
  assert.ok(data instanceof Buffer);
  assert.strictEqual(data.byteOffset, 0);
  assert.strictEqual(data.buffer.byteLength, data.length); // memory of its own
  await assert.rejects(fs.promises.readFile(folder), { code: 'EISDIR', syscall: 'read' });
}

// A name that was there a moment ago: gone, replaced, or a link to something else by now.
async function namesChange() {
  const name = path.join(folder, 'name');
  const stat = (how) => fs.promises[how](name).then((stats) => stats.size, (error) => error.code);
  fs.writeFileSync(name, 'one');
  for (let i = 0; i < 3; i++) assert.strictEqual(await stat('stat'), 3);
  fs.writeFileSync(`${name}-2`, 'longer');
  fs.renameSync(`${name}-2`, name);
  assert.strictEqual(await stat('stat'), 6);
  fs.unlinkSync(name);
  assert.strictEqual(await stat('stat'), 'ENOENT');
  assert.strictEqual(await stat('lstat'), 'ENOENT');
  fs.symlinkSync(file, name);
  for (let i = 0; i < 3; i++) {
    assert.strictEqual(await stat('stat'), 10000);
    assert.strictEqual(await stat('lstat'), file.length);
  }
  await fs.promises.access(name);
  fs.unlinkSync(name);
  await assert.rejects(fs.promises.access(name), { code: 'ENOENT', syscall: 'access' });
  await assert.rejects(fs.promises.stat(`${file}/below`), { code: 'ENOTDIR' });
}

(async () => {
  await inOrder();
  await immediatesBetween();
  await timersFire();
  await exceptions();
  await sameBytes();
  await namesChange();
})();
