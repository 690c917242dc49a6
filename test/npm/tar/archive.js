// tar: a folder with links, modes, times and long names packed, listed, unpacked, to files and
// through streams, with gzip; Debian's tar reads what was written, and the other way round.
'use strict';
const assert = require('assert');
const { execFileSync } = require('child_process');
const { once } = require('events');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { pipeline } = require('stream/promises');
const tar = require('tar');

const top = fs.mkdtempSync(path.join(os.tmpdir(), 'tar-'));
const at = (...names) => path.join(top, ...names);
const long = path.join('deep', 'x'.repeat(90), 'y'.repeat(90), 'long name ü.txt');

function makeTree() {
  fs.mkdirSync(path.dirname(at('tree', long)), { recursive: true });
  fs.writeFileSync(at('tree', long), 'long');
  fs.writeFileSync(at('tree', 'big'), Buffer.alloc(300_000, 'abcdefg\n'));
  fs.writeFileSync(at('tree', 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
  fs.writeFileSync(at('tree', 'empty'), '');
  fs.symlinkSync('big', at('tree', 'link'));
  fs.linkSync(at('tree', 'big'), at('tree', 'twin'));
  fs.utimesSync(at('tree', 'empty'), 1e9, 1e9);
}

function checkTree(folder) {
  assert.ok(fs.readFileSync(at(folder, 'big')).equals(fs.readFileSync(at('tree', 'big'))));
  assert.strictEqual(fs.readFileSync(at(folder, long), 'utf8'), 'long');
  assert.strictEqual(fs.readlinkSync(at(folder, 'link')), 'big');
  assert.strictEqual(fs.statSync(at(folder, 'run.sh')).mode & 0o777, 0o755);
  assert.strictEqual(fs.statSync(at(folder, 'empty')).mtimeMs, 1e12);
  assert.strictEqual(fs.statSync(at(folder, 'twin')).ino, fs.statSync(at(folder, 'big')).ino);
}

async function files() {
  await tar.create({ gzip: true, file: at('a.tgz'), cwd: at('tree') }, ['.']);
  fs.mkdirSync(at('one'));
  await tar.extract({ file: at('a.tgz'), cwd: at('one') });
  checkTree('one');
  const listed = [];
  await tar.list({ file: at('a.tgz'), onentry: (entry) => listed.push(entry.path) });
  const theirs = execFileSync('tar', ['tzf', at('a.tgz')], { encoding: 'utf8', stdio: 'pipe',
    env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  assert.deepStrictEqual(listed.sort(), theirs.trimEnd().split('\n').sort());
}

async function streams() {
  fs.mkdirSync(at('two'));
  execFileSync('tar', ['cf', at('b.tar'), '-C', at('tree'), '.'], { stdio: 'inherit' });
  const unpack = tar.extract({ cwd: at('two'), strict: true });
  fs.createReadStream(at('b.tar'), { highWaterMark: 1000 }).pipe(unpack);
  await once(unpack, 'close');
  checkTree('two');
  const packed = tar.create({ cwd: at('tree'), sync: false, portable: true }, ['run.sh']);
  await pipeline(packed, fs.createWriteStream(at('c.tar')));
  assert.ok(fs.statSync(at('c.tar')).size % 512 === 0);
  tar.update({ file: at('c.tar'), cwd: at('tree'), sync: true }, ['empty']);
  const names = [];
  tar.list({ file: at('c.tar'), sync: true, onentry: ({ path }) => names.push(path) });
  assert.deepStrictEqual(names, ['run.sh', 'empty']);
}

async function broken() {
  const bytes = fs.readFileSync(at('a.tgz'));
  fs.writeFileSync(at('short.tgz'), bytes.subarray(0, bytes.length >> 1));
  fs.mkdirSync(at('three'));
  await assert.rejects(tar.extract({ file: at('short.tgz'), cwd: at('three'), strict: true }),
    /TAR_BAD_ARCHIVE|unexpected end of file|Truncated/);
  await assert.rejects(tar.extract({ file: at('none.tgz') }), { code: 'ENOENT', syscall: 'stat' });
}

makeTree();
files().then(streams).then(broken).then(() => console.log('tar: ok'));
