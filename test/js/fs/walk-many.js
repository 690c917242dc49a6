'use strict';
// Dozens of folders that are listed side by side, with the entries of all of them: the same as one
// after the other. What fails fails alone, and what is removed meanwhile is missing and no more.

const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('walk-many');

const root = path.join(folder, 'root');
const storage = new AsyncLocalStorage();

function makeTree(where, depth) {
  fs.mkdirSync(where);
  for (let i = 0; i < 6; i++) fs.writeFileSync(path.join(where, `file-${i}`), 'x'.repeat(i));
  fs.symlinkSync('file-3', path.join(where, 'link'));
  for (let i = 0; depth > 0 && i < 6; i++) makeTree(path.join(where, `folder-${i}`), depth - 1);
}

function walkSync(where, found = {}) {
  for (const name of fs.readdirSync(where)) {
    const full = path.join(where, name);
    const stats = fs.lstatSync(full);
    found[path.relative(root, full)] = [stats.ino, stats.isDirectory() ? 'folder' : stats.size];
    if (stats.isDirectory()) walkSync(full, found);
  }
  return found;
}

// Each callback sees what was stored where it was asked for.
function walk(where, found, done) {
  fs.readdir(where, (error, names) => {
    assert.ifError(error);
    let waiting = names.length;
    const ended = () => { if (--waiting === 0) done(); };
    if (waiting === 0) return done();
    for (const name of names) {
      const full = path.join(where, name);
      storage.run(full, () => fs.lstat(full, (error, stats) => {
        assert.ifError(error);
        assert.strictEqual(storage.getStore(), full);
        found[path.relative(root, full)] =
          [stats.ino, stats.isDirectory() ? 'folder' : stats.size];
        if (stats.isDirectory()) walk(full, found, ended);
        else ended();
      }));
    }
  });
}

async function walkPromises(where, found) {
  await Promise.all((await fs.promises.readdir(where)).map(async (name) => {
    const full = path.join(where, name);
    const stats = await fs.promises.lstat(full);
    found[path.relative(root, full)] = [stats.ino, stats.isDirectory() ? 'folder' : stats.size];
    if (stats.isDirectory()) await walkPromises(full, found);
  }));
  return found;
}

const outcome = (error, value) => error?.code ?? value.length;

// Every other one is missing, or no folder.
async function failures() {
  const kinds = ['', 'none', 'file-1'];
  const names = Array.from({ length: 200 }, (_, i) => path.join(root, kinds[i % 3]));
  const seen = await Promise.all(names.map((name) => new Promise((resolve) => {
    fs.readdir(name, (error, value) => {
      if (error) assert.deepStrictEqual([error.syscall, error.path], ['scandir', name]);
      resolve(outcome(error, value));
    });
  })));
  assert.deepStrictEqual(seen, names.map((_, i) => [13, 'ENOENT', 'ENOTDIR'][i % 3]));
}

// What has been asked for before a folder is removed finds it or not; nothing hangs.
async function removed() {
  const where = path.join(folder, 'removed');
  makeTree(where, 1);
  const names = fs.readdirSync(where).map((name) => path.join(where, name));
  const looks = names.flatMap((name) => [fs.promises.lstat(name), fs.promises.readdir(name)]);
  const rm = fs.promises.rm(where, { recursive: true });
  for (const { reason } of await Promise.allSettled(looks)) {
    if (reason) assert.ok(['ENOENT', 'ENOTDIR'].includes(reason.code), reason.code);
  }
  await rm;
  assert.strictEqual(fs.existsSync(where), false);
}

async function recursive() {
  const all = Object.keys(walkSync(root)).sort();
  assert.deepStrictEqual(fs.readdirSync(root, { recursive: true }).sort(), all);
  assert.deepStrictEqual((await fs.promises.readdir(root, { recursive: true })).sort(), all);
  const entries = await fs.promises.readdir(root, { recursive: true, withFileTypes: true });
  assert.deepStrictEqual(
    entries.map((entry) => path.relative(root, path.join(entry.path, entry.name))).sort(), all);
  await assert.rejects(fs.promises.readdir(path.join(root, 'none'), { recursive: true }),
    { code: 'ENOENT', syscall: 'scandir', path: path.join(root, 'none') });
}

(async () => {
  makeTree(root, 2);
  const expected = walkSync(root);
  assert.strictEqual(Object.keys(expected).length, 43 * 13 - 36 * 6);
  for (let round = 0; round < 3; round++) {
    const found = {};
    await new Promise((resolve) => { walk(root, found, resolve); });
    assert.deepStrictEqual(found, expected);
    assert.deepStrictEqual(await walkPromises(root, {}), expected);
  }
  await failures();
  await removed();
  await recursive();
})();
