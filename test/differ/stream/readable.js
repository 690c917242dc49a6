// Readable: modes, events in order, push after end, encodings, destroy, from, errors.
'use strict';
const { Readable } = require('stream');
const attempt = require('../fixtures/attempt');

const r = new Readable({ read() { this.push('abc'); this.push('def'); this.push(null); } });
for (const name of ['readable', 'data', 'end', 'close', 'pause', 'resume']) {
  r.on(name, (chunk) => console.log(name, chunk && String(chunk)));
}
console.log(r.readableFlowing, r.readableLength, r.readableHighWaterMark, r.readableEnded);
r.on('close', () => {
  console.log(r.readableEnded, r.destroyed, r.closed, r.readableAborted, r.readableDidRead);
  const late = new Readable({ read() {} });
  late.on('error', (error) => console.log(error.code, error.message));
  late.push(null);
  late.push('x');
  const objects = Readable.from([1, 2, 3]);
  console.log(objects.readableObjectMode, objects.readableHighWaterMark);
  objects.on('data', (value) => console.log('object', value)).on('end', () => {
    const broken = new Readable({ read() { this.destroy(new Error('broken')); } });
    broken.on('error', (error) => console.log('error', error.message, broken.errored?.message));
    broken.on('close', () => console.log('closed'));
    broken.resume();
  });
});
attempt(() => new Readable({ highWaterMark: -1 }));
attempt(() => new Readable({ highWaterMark: 'x' }));
attempt(() => new Readable({ encoding: 'nope' }));
attempt(() => Readable.from(5));
const wrong = new Readable({ read() {} });
wrong.on('error', (error) => console.log('wrong', error.code));
attempt(() => typeof wrong.push(5));
const none = new Readable();
none.on('error', (error) => console.log('none', error.code, error.message));
none.read();
