// ReadStream: events in order, ranges, encodings, autoClose, abort, errors.
'use strict';
const fs = require('fs');

fs.writeFileSync('in', '0123456789');
const events = [];
const stream = fs.createReadStream('in', { start: 2, end: 7, highWaterMark: 4, encoding: 'utf8' });
console.log(stream.path, stream.pending, stream.bytesRead, stream.start, stream.end, stream.fd);
for (const name of ['open', 'ready', 'data', 'end', 'close']) {
  stream.on(name, (value) => events.push(name + ' ' + (name === 'data' ? value : typeof value)));
}
stream.on('close', () => {
  console.log(events, stream.bytesRead, stream.pending, stream.fd);
  const controller = new AbortController();
  const aborted = fs.createReadStream('in', { signal: controller.signal });
  aborted.on('error', (error) => {
    console.log(error.name, error.code, error.message);
    fs.createReadStream('missing').on('error', (missing) => {
      console.log(missing.message);
      fs.createReadStream('in', { start: 20 }).on('data', console.log)
        .on('end', () => console.log('nothing'));
    });
  });
  controller.abort();
});
