// Writable: events, back-pressure, cork, final, writes after end, errors.
'use strict';
const { Writable } = require('stream');

const log = [];
const w = new Writable({
  highWaterMark: 4,
  write(chunk, encoding, done) { log.push(`write ${chunk} ${encoding}`); setImmediate(done); },
  writev(chunks, done) { log.push(`writev ${chunks.map((c) => c.chunk)}`); setImmediate(done); },
  final(done) { log.push('final'); done(); },
});
for (const name of ['drain', 'finish', 'close', 'pipe']) w.on(name, () => log.push(name));
log.push(w.write('ab'), w.write('cdef'), w.writableNeedDrain, w.writableLength);
w.cork();
w.write('g');
w.write('h');
log.push(w.writableCorked);
w.uncork();
w.end('last', () => log.push('end callback'));
log.push(w.writableEnded, w.writableFinished, w.writable);
w.on('close', () => {
  log.push(w.writableFinished, w.destroyed);
  console.log(log);
  const after = new Writable({ write(c, e, done) { done(); } });
  after.on('error', (error) => console.log(error.code, error.message));
  after.end();
  after.write('x', (error) => console.log('callback', error.code));
  const bad = new Writable({ write(c, e, done) { done(new Error('bad write')); } });
  bad.on('error', (error) => console.log(error.message));
  bad.write('x', (error) => console.log('callback', error.message));
  for (const chunk of [null, 5, {}, undefined]) {
    try {
      new Writable({ write() {} }).write(chunk);
    } catch (error) {
      console.log(error.code);
    }
  }
  const plain = new Writable();
  plain.on('error', (error) => console.log(error.code, error.message));
  plain.write('x');
});
