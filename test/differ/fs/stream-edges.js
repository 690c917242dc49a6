// What streams of files tell, in order, when they are destroyed early, fail, or get odd options.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'differ-'));
process.chdir(folder);
fs.writeFileSync('file', 'hello world');

const kEvents = ['open', 'ready', 'data', 'end', 'finish', 'error', 'close'];

function follow(label, make, act = () => {}) {
  return new Promise((resolve) => {
    let stream;
    try {
      stream = make();
    } catch (error) {
      console.log(label, 'throws', error.code);
      resolve();
      return;
    }
    for (const event of kEvents) {
      stream.on(event, (value) => {
        const told = event === 'open' ? 'fd' : value?.code ?? value?.length;
        console.log(label, event, told, stream.destroyed, stream.pending, typeof stream.fd);
      });
    }
    stream.on('close', () => setImmediate(resolve));
    act(stream);
  });
}

const read = (options, name = 'file') => () => fs.createReadStream(name, options);
const write = (options, name = 'out') => () => fs.createWriteStream(name, options);

async function main() {
  await follow('read', read());
  await follow('missing', read({}, 'missing'));
  await follow('folder', read({}, '.'));
  await follow('range', read({ start: 2, end: 5, highWaterMark: 3 }));
  await follow('beyond', read({ start: 100 }));
  await follow('no descriptor', read({ fd: 2 ** 31 - 1 }));
  for (const bad of [{ start: 'x' }, { start: -1 }, { start: 5, end: 4 }, { end: null }, { fd: {} },
    { fs: {} }, { encoding: 'none' }, { flags: 'none' }, { signal: 1 }, 5]) {
    await follow(JSON.stringify(bad), read(bad));
  }
  await follow('destroyed', read(), (stream) => stream.destroy());
  await follow('destroyed on open', read(), (stream) => stream.on('open', () => stream.destroy()));
  await follow('closed twice', read(), (stream) => {
    stream.close(() => console.log('first'));
    stream.close(() => console.log('second'));
  });
  await follow('write', write(), (stream) => stream.end('text'));
  await follow('write closed', write(), (stream) => stream.close((error) => console.log(error)));
  await follow('write destroyed', write(), (stream) => {
    stream.write('text', (error) => console.log(error?.code));
    stream.destroy();
  });
  await follow('exists', write({ flags: 'wx' }));
  await follow('full', write({}, '/dev/full'), (stream) => stream.end('text'));
  const handle = await fs.promises.open('file');
  handle.on('close', () => console.log('handle close'));
  await follow('handle', () => handle.createReadStream(), () => handle.close());
  await follow('handle closed', () => handle.createReadStream());
  process.chdir('/');
  fs.rmSync(folder, { recursive: true });
}

main();
