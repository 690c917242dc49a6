'use strict';

// The same calls in their three forms: at once, with a callback, as a promise; one after the other.
//
// kind: task
// unit: call
// metric: rate
// target: all 1.0 of peer

const assert = require('assert');
const fs = require('fs');
const { tasks } = require('../workload');
const { fileOf, inFlight } = require('../files');

const size = 1024;
const file = fileOf('file', size);
const missing = `${file}-missing`;
const fd = fs.openSync(file, 'r');
const buffer = Buffer.alloc(size);

const calls = {
  access: { sync: 'accessSync', args: [file] },
  exists: { sync: 'existsSync', args: [missing] },
  stat: { sync: 'statSync', args: [file], check: (stats) => stats.size === size },
  fstat: { sync: 'fstatSync', args: [fd], check: (stats) => stats.size === size, promise: false },
  read: { sync: 'readSync', args: [fd, buffer, 0, size, 0], check: (bytes) => bytes === size,
          promise: false },
  readFile: { sync: 'readFileSync', args: [file], check: (data) => data.length === size },
  readText: { name: 'readFile', sync: 'readFileSync', args: [file, 'utf8'],
              check: (text) => typeof text === 'string' },
  readdir: { sync: 'readdirSync', args: [require('path').dirname(file)],
             check: (names) => names.length === 1 },
};

function formsOf(label, { name = label, sync, args, check = () => true, promise = true }) {
  const checked = (value) => assert.ok(check(value), label);
  const works = [{
    form: 'sync',
    run(count) {
      for (let i = 0; i < count; i++) checked(fs[sync](...args));
    },
  }];
  if (name === 'exists') return works;
  works.push({
    form: 'callback',
    run: (count) => inFlight(1, count, (done) => {
      fs[name](...args, (error, value) => {
        if (!error) checked(value);
        done(error);
      });
    }),
  });
  if (!promise) return works;
  works.push({
    form: 'promise',
    async run(count) {
      for (let i = 0; i < count; i++) checked(await fs.promises[name](...args));
    },
  });
  return works;
}

tasks(Object.entries(calls).flatMap(([name, call]) => formsOf(name, call).map(({ form, run }) => ({
  batch: 256,
  parameters: { call: name, form },
  run,
  verify: () => run(1),
}))));
