'use strict';

// What the workloads about files share: a folder of their own, gone when the process exits.
//
//   folder                 its path
//   fileOf(name, size)     makes a file with bytes that tell their place; its path
//   bytesOf(size)          those bytes
//   inFlight(depth, count, start)   keeps `depth` operations going until `count` are done;
//                          start(done) begins one, done(error) ends it; returns a promise

const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workload-fs-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

function bytesOf(size) {
  const bytes = Buffer.allocUnsafe(size);
  for (let i = 0; i < size; i++) bytes[i] = (i * 31 + (i >> 8)) & 0xff;
  return bytes;
}

function fileOf(name, size) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytesOf(size));
  return file;
}

function inFlight(depth, count, start) {
  return new Promise((resolve, reject) => {
    let begun = 0;
    let ended = 0;
    const done = (error) => {
      if (error) reject(error);
      else if (++ended === count) resolve();
      else if (begun < count) next();
    };
    const next = () => {
      begun++;
      start(done);
    };
    for (let i = Math.min(depth, count); i > 0; i--) next();
  });
}

module.exports = { folder, bytesOf, fileOf, inFlight };
