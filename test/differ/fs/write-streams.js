// WriteStream: events in order, bytesWritten, path, flags, start, and errors.
'use strict';
const fs = require('fs');

const events = [];
const stream = fs.createWriteStream('out', { encoding: 'latin1', mode: 0o600 });
for (const name of ['open', 'ready', 'finish', 'close']) {
  stream.on(name, (value) => events.push(name + ' ' + typeof value));
}
console.log(stream.path, stream.pending, stream.bytesWritten, stream.fd);
stream.write('h\u00e9llo ');
stream.write(Buffer.from('world'));
stream.end('!', () => {
  console.log(stream.bytesWritten, stream.pending, fs.readFileSync('out'));
});
stream.on('close', () => {
  console.log(events, stream.closed, stream.destroyed, stream.fd);
  const later = fs.createWriteStream('out', { flags: 'r+', start: 2 });
  later.end('XX').on('close', () => {
    console.log(fs.readFileSync('out', 'latin1'));
    fs.createWriteStream('missing/out').on('error', (error) => {
      console.log(error.message, error.code);
      const closed = fs.createWriteStream('out');
      closed.end();
      closed.write('x', (late) => console.log(late.code, late.message));
      closed.on('error', (late) => console.log('event', late.code));
    });
  });
});
