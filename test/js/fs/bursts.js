'use strict';
// Many small operations in a row are shared with a thread (kernel/second_hand.h). Each has its own
// outcome, context and order all the same, whoever performs it.

const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('bursts');

const kRounds = 12;
const storage = new AsyncLocalStorage();

function fileOf(name, content) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}

const sizes = [0, 1, 100, 4096, 16383, 16384, 16385, 70_000, 1 << 20, (1 << 20) + 1];
const names = [
  ...sizes.map((size) => fileOf(`size-${size}`, Buffer.alloc(size, `${size} bytes. `))),
  fileOf('text', 'Größe: 3 €, 5 \u{1f600}\n'.repeat(300)),
  fileOf('not-utf8', Buffer.from([0x66, 0xff, 0xc3, 0x28, 0x80])),
  folder,
  path.join(folder, 'missing'),
  path.join(folder, 'text', 'below-a-file'),
  path.join(folder, 'link'),
  path.join(folder, 'dangling'),
  '/proc/self/cmdline',
];
fs.symlinkSync('text', path.join(folder, 'link'));
fs.symlinkSync('nowhere', path.join(folder, 'dangling'));

const forms = {
  bytes: { sync: (name) => fs.readFileSync(name), call: fs.readFile },
  text: {
    sync: (name) => fs.readFileSync(name, 'utf8'),
    call: (name, callback) => fs.readFile(name, 'utf8', callback),
  },
  hex: {
    sync: (name) => fs.readFileSync(name, 'hex'),
    call: (name, callback) => fs.readFile(name, { encoding: 'hex' }, callback),
  },
  stat: { sync: (name) => fs.statSync(name), call: fs.stat },
  lstat: { sync: (name) => fs.lstatSync(name), call: fs.lstat },
  bigint: {
    sync: (name) => fs.statSync(name, { bigint: true }),
    call: (name, callback) => fs.stat(name, { bigint: true }, callback),
  },
  promise: {
    sync: (name) => fs.readFileSync(name),
    call: (name, callback) => fs.promises.readFile(name).then(
      (data) => callback(null, data), (error) => callback(error)),
  },
};

function outcomeOf(run) {
  try {
    return plain(run());
  } catch (error) {
    return plain(error);
  }
}

// What can be compared: the times of /proc are those of the look.
function plain(value) {
  if (value instanceof Error) {
    const { code, errno, syscall, path } = value;
    return { code, errno, syscall, path };
  }
  if (!(value instanceof fs.Stats) && typeof value?.ino !== 'bigint') return value;
  return { ...value, atimeMs: 0, atimeNs: 0, atime: 0, mtime: 0, mtimeMs: 0, mtimeNs: 0, ctime: 0,
    ctimeMs: 0, ctimeNs: 0, birthtime: 0, birthtimeMs: 0, birthtimeNs: 0 };
}

const jobs = [];
for (const [form, { sync, call }] of Object.entries(forms)) {
  for (const name of names) {
    if (name.startsWith('/proc') && !['bytes', 'text'].includes(form)) continue;
    jobs.push({ title: `${form} ${name}`, call, name, expected: outcomeOf(() => sync(name)) });
  }
}

function perform(job, at) {
  return new Promise((resolve) => {
    storage.run(at, () => job.call(job.name, (error, value) => {
      assert.deepStrictEqual(plain(error ?? value), job.expected, job.title);
      assert.strictEqual(storage.getStore(), at);
      resolve();
    }));
  });
}

// Another order in each round, the same in each run.
function shuffled(list, seed) {
  const from = [...list];
  const into = [];
  while (from.length > 0) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    into.push(...from.splice(seed % from.length, 1));
  }
  return into;
}

async function allAtOnce() {
  for (let round = 0; round < kRounds; round++) {
    await Promise.all(shuffled(jobs, round).map(perform));
  }
}

// One that throws takes nothing from those behind it.
async function thrown() {
  const seen = [];
  process.on('uncaughtException', (error) => seen.push(error.message));
  await new Promise((resolve) => {
    let left = 40;
    for (let i = 0; i < 40; i++) {
      fs.stat(names[i % 4], () => {
        if (--left === 0) resolve();
        if (i % 3 === 0) throw new Error(`thrown ${i}`);
      });
    }
  });
  await new Promise(setImmediate);
  process.removeAllListeners('uncaughtException');
  assert.strictEqual(seen.length, 14);
}

// The next one is asked for in the callback of the last, many side by side; and the loop goes on.
async function chains() {
  let immediates = 0;
  let running = 32;
  const count = () => {
    immediates++;
    if (running > 0) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(Array.from({ length: 32 }, (_, chain) => new Promise((resolve) => {
    const next = (left) => {
      if (left === 0) {
        running--;
        resolve();
        return;
      }
      const size = sizes[(left + chain) % 5];
      fs.readFile(names[(left + chain) % 5], (error, data) => {
        assert.ifError(error);
        assert.strictEqual(data.length, size);
        next(left - 1);
      });
    };
    next(400);
  })));
  assert.ok(immediates > 10);
}

(async () => {
  await allAtOnce();
  await thrown();
  await chains();
})();
