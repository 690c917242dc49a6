// archiver: a zip and a tar.gz of files, folders, streams and text, read back by others' programs;
// its events, and its errors.
'use strict';
const assert = require('assert');
const { execFileSync } = require('child_process');
const { once } = require('events');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { Readable } = require('stream');
const archiver = require('archiver');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zip-'));
const at = (...names) => path.join(folder, ...names);
fs.mkdirSync(at('src', 'inner'), { recursive: true });
fs.writeFileSync(at('src', 'a.txt'), 'a'.repeat(100_000));
fs.writeFileSync(at('src', 'inner', 'b.bin'), Buffer.from([0, 255, 1]));
const expected = { 'text.txt': 'text', 'late.txt': 'one two', 'in/a.txt': 'a'.repeat(100_000),
  'in/inner/b.bin': '\0\xff\x01', 'globbed/inner/b.bin': '\0\xff\x01' };

async function archive(name, format, options) {
  const out = fs.createWriteStream(at(name));
  const pack = archiver(format, options);
  const entries = [];
  pack.on('entry', (entry) => entries.push(entry.name)).on('warning', (e) => { throw e; });
  pack.pipe(out);
  pack.append('text', { name: 'text.txt', date: new Date(1e12) });
  pack.append(Readable.from([Buffer.from('one '), Buffer.from('two')]), { name: 'late.txt' });
  pack.directory(at('src'), 'in');
  pack.glob('**/*.bin', { cwd: at('src') }, { prefix: 'globbed' });
  const closed = once(out, 'close');
  await pack.finalize();
  await closed;
  const files = entries.filter((entry) => !entry.endsWith('/')).sort();
  assert.deepStrictEqual(files, Object.keys(expected).sort());
  assert.strictEqual(pack.pointer(), fs.statSync(at(name)).size);
}

const read = { python: `
import sys, zipfile, tarfile, json
name = sys.argv[1]
if name.endswith('.zip'):
    z = zipfile.ZipFile(name)
    assert z.testzip() is None
    found = {i: z.read(i).decode('latin1') for i in z.namelist() if not i.endswith('/')}
else:
    t = tarfile.open(name)
    found = {m.name: t.extractfile(m).read().decode('latin1') for m in t if m.isfile()}
print(json.dumps(found))` };

const contents = (name) => JSON.parse(execFileSync('python3', ['-c', read.python, at(name)]));

async function fail() {
  const pack = archiver('zip');
  const warned = once(pack, 'warning');
  pack.file(at('none'), { name: 'none' });
  const done = pack.finalize();
  pack.resume();
  assert.strictEqual((await warned)[0].code, 'ENOENT');
  await done;
  assert.throws(() => archiver('rar'), /format not registered/);
}

async function main() {
  await archive('a.zip', 'zip', { zlib: { level: 9 } });
  assert.deepStrictEqual(contents('a.zip'), expected);
  assert.ok(fs.statSync(at('a.zip')).size < 2000);
  await archive('a.tar.gz', 'tar', { gzip: true });
  assert.deepStrictEqual(contents('a.tar.gz'), expected);
  await fail();
  console.log('archiver: ok');
}

main();
