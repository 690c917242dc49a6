'use strict';
// A file piped into a file: the way that the kernel copies, and the way through the program's
// memory (which own functions of fs make it take), end alike.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { once } = require('events');
const { pipeline } = require('stream/promises');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-pipe-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));
const from = path.join(folder, 'from');
const to = path.join(folder, 'to');

function bytesOf(size) {
  const bytes = Buffer.alloc(size);
  for (let i = 0; i < size; i += 7) bytes[i] = i * 31 >>> 8;
  return bytes;
}

// Own functions have to be called: they are what a program sees the bytes by.
const ownFs = {
  seen: 0,
  open: fs.open, close: fs.close, write: fs.write, writev: fs.writev,
  read(fd, buffer, offset, length, position, callback) {
    fs.read(fd, buffer, offset, length, position, (error, count, filled) => {
      ownFs.seen += count;
      callback(error, count, filled);
    });
  },
};

// What a case leaves: the outcome, the target's bytes, the counts of both streams.
async function outcomeOf(run, settings, options) {
  fs.rmSync(to, { force: true });
  if (settings.before !== undefined) fs.writeFileSync(to, settings.before);
  const source = fs.createReadStream(settings.from ?? from, { ...settings.source, ...options });
  const target = fs.createWriteStream(settings.to ?? to, settings.target);
  let error;
  try {
    await run(source, target);
  } catch (thrown) {
    error = thrown.code ?? thrown.name;
  }
  return {
    error, read: source.bytesRead, written: target.bytesWritten,
    bytes: fs.existsSync(to) ? fs.readFileSync(to).toString('latin1') : '',
  };
}

async function same(name, run, settings = {}) {
  const direct = await outcomeOf(run, settings);
  ownFs.seen = 0;
  const through = await outcomeOf(run, settings, { fs: ownFs });
  assert.ok(direct.bytes === through.bytes, `${name}: other bytes`);
  if (settings.countsDiffer) direct.read = direct.written = through.read = through.written = 0;
  assert.deepStrictEqual({ ...direct, bytes: 0 }, { ...through, bytes: 0 }, name);
  return direct;
}

const piped = async (source, target) => {
  source.pipe(target);
  await once(target, 'close');
};

async function sizes() {
  for (const size of [0, 1, 65535, 65536, 65537, 131072, 5 * 1024 * 1024 + 11]) {
    const bytes = bytesOf(size);
    fs.writeFileSync(from, bytes);
    const outcome = await same(`size ${size}`, piped);
    assert.strictEqual(outcome.bytes, bytes.toString('latin1'));
    assert.deepStrictEqual([outcome.read, outcome.written], [size, size]);
  }
}

async function places() {
  await same('a range', piped, { source: { start: 100, end: 4_000_000 } });
  await same('an end', piped, { source: { end: 1_234_567 } });
  await same('into the middle', piped,
    { before: bytesOf(6 * 1024 * 1024), target: { flags: 'r+', start: 77 } });
  await same('behind what is there', piped, { before: 'before', target: { flags: 'a' } });
  await same('pipeline', (source, target) => pipeline(source, target));
  await same('of a small size at once', piped, { target: { highWaterMark: 1000 } });
  await same('with an encoding', piped, { source: { encoding: 'latin1' } });
  await same('nowhere', piped, { to: '/dev/null' });
  await same('a full disk', (source, target) => pipeline(source, target),
    { to: '/dev/full', countsDiffer: true });
  await same('of /proc', piped, { from: '/proc/cpuinfo', countsDiffer: true });
}

// Whoever comes in between finds the order of a stream.
async function interventions() {
  await same('another writer', async (source, target) => {
    source.pipe(target, { end: false });
    await once(source, 'end');
    target.end('and more');
    await once(target, 'close');
  });
  await same('corked on the way', async (source, target) => {
    source.pipe(target);
    await once(source, 'data');
    target.cork();
    setImmediate(() => target.uncork());
    await once(target, 'close');
  });
  await same('paused on the way', async (source, target) => {
    source.pipe(target);
    for (let i = 0; i < 3; ++i) {
      await once(source, 'data');
      source.pause();
      await new Promise(setImmediate);
      source.resume();
    }
    await once(target, 'close');
  });
}

// Bytes that were copied are counted and in their place when another reader takes over.
async function takenOver() {
  const bytes = fs.readFileSync(from);
  const source = fs.createReadStream(from);
  const target = fs.createWriteStream(to);
  source.pipe(target);
  while (source.bytesRead <= 128 * 1024) await new Promise(setImmediate);
  source.unpipe(target);
  target.end();
  await once(target, 'close');
  let size = target.bytesWritten;
  assert.ok(fs.readFileSync(to).equals(bytes.subarray(0, size)));
  for await (const chunk of source) {
    assert.ok(chunk.equals(bytes.subarray(size, size + chunk.length)));
    size += chunk.length;
  }
  assert.strictEqual(size, bytes.length);
}

async function destroyed() {
  for (const which of ['source', 'target']) {
    const streams = { source: fs.createReadStream(from), target: fs.createWriteStream(to) };
    const opened = [once(streams.source, 'open'), once(streams.target, 'open')];
    streams.source.pipe(streams.target);
    streams.target.on('error', (error) => {
      assert.strictEqual(error.code, 'ERR_STREAM_DESTROYED'); // where a write was under way
    });
    const descriptors = (await Promise.all(opened)).map(([fd]) => fd);
    while (streams.source.bytesRead <= 64 * 1024) await new Promise(setImmediate);
    const closed = Object.values(streams).map(
      (stream) => new Promise((resolve) => stream.on('close', resolve)));
    streams[which].destroy();
    streams[which === 'source' ? 'target' : 'source'].destroy();
    await Promise.all(closed);
    assert.ok(streams.source.bytesRead < fs.statSync(from).size); // it was on the way
    for (const fd of descriptors) assert.throws(() => fs.fstatSync(fd), { code: 'EBADF' });
  }
}

// A listener for 'data', own methods and replaced functions of fs see all bytes but those before.
async function watched() {
  const size = fs.statSync(from).size;
  let seen = 0;
  await same('a listener', async (source, target) => {
    seen = 0;
    source.on('data', (chunk) => { seen += chunk.length; });
    await piped(source, target);
    assert.strictEqual(seen, size);
  });
  const target = fs.createWriteStream(to);
  const write = target.write;
  seen = 0;
  target.write = function(chunk, ...rest) {
    seen += chunk.length;
    return write.call(this, chunk, ...rest);
  };
  await piped(fs.createReadStream(from), target);
  assert.strictEqual(seen, size);

  class Counting extends fs.WriteStream {
    _write(chunk, encoding, callback) {
      seen += chunk.length;
      super._write(chunk, encoding, callback);
    }
    _writev(entries, callback) {
      for (const { chunk } of entries) seen += chunk.length;
      super._writev(entries, callback);
    }
  }
  seen = 0;
  await piped(fs.createReadStream(from), new Counting(to));
  assert.strictEqual(seen, size);

  const { read } = fs;
  seen = 0;
  fs.read = (fd, buffer, offset, length, position, callback) => read(
    fd, buffer, offset, length, position, (error, count, filled) => {
      seen += count;
      callback(error, count, filled);
    });
  await piped(fs.createReadStream(from), fs.createWriteStream(to));
  fs.read = read;
  assert.strictEqual(seen, size);
}

// A pipe lets no more wait than there is room for, and keeps to a size that was asked for.
async function bounded() {
  for (const [options, most] of [[{}, 1024 * 1024], [{ highWaterMark: 5000 }, 5000]]) {
    const target = fs.createWriteStream(to, options);
    let waiting = 0;
    const source = fs.createReadStream(from, { fs: ownFs });
    source.on('data', () => { waiting = Math.max(waiting, target.writableLength); });
    await piped(source, target);
    assert.ok(waiting <= most + 65536, `${waiting} bytes waited`);
    assert.ok(fs.readFileSync(to).equals(fs.readFileSync(from)));
  }
}

(async () => {
  await sizes();
  await places();
  await interventions();
  await takenOver();
  await destroyed();
  await watched();
  await bounded();
  console.log('ok');
})();
