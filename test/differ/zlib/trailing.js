// Data behind the end of what was compressed, and what is missing or wrong: events in their order,
// bytes that were used.
'use strict';
const zlib = require('zlib');

const text = 'hello hello hello';
const whole = { Gunzip: zlib.gzipSync(text), Inflate: zlib.deflateSync(text),
  InflateRaw: zlib.deflateRawSync(text), Unzip: zlib.gzipSync(text) };
const changes = {
  'as it is': (bytes) => bytes,
  'twice': (bytes) => Buffer.concat([bytes, bytes]),
  'with zeros': (bytes) => Buffer.concat([bytes, Buffer.alloc(7)]),
  'with garbage': (bytes) => Buffer.concat([bytes, Buffer.from('garbage')]),
  'cut': (bytes) => bytes.subarray(0, -3),
  'begun': (bytes) => bytes.subarray(0, 1),
  'nothing': () => Buffer.alloc(0),
};

function run(kind, chunks) {
  return new Promise((resolve) => {
    const stream = zlib[`create${kind}`]();
    const seen = [];
    for (const name of ['end', 'finish', 'error']) {
      stream.on(name, (error) => seen.push(error ? `${error.code} ${error.message}` : name));
    }
    stream.on('data', (data) => seen.push(`${data}`));
    stream.on('close', () => resolve([...seen, 'close', stream.bytesWritten]));
    for (const chunk of chunks) stream.write(chunk);
    stream.end();
  });
}

(async () => {
  for (const [kind, bytes] of Object.entries(whole)) {
    for (const [name, change] of Object.entries(changes)) {
      const changed = change(bytes);
      console.log(kind, name, await run(kind, [changed]));
      console.log(kind, name, 'in bytes', await run(kind, Array.from(changed, (byte) =>
        Buffer.from([byte]))));
    }
  }
})();
