'use strict';
// orrery:trace begins and ends a trace from within a program.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const trace = require('orrery:trace');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-trace-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

function recordsOf(file) {
  const lines = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line));
}

assert.strictEqual(trace.isActive(), false);
assert.strictEqual(trace.stop(), false);
assert.throws(() => trace.start(7), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => trace.start('x.ndjson', { level: 'all' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => trace.start(path.join(folder, 'x.xml')),
  { code: 'ERR_INVALID_STATE', message: /must end in/ });
assert.throws(() => trace.start(path.join(folder, 'none', 'x.txt')),
  { code: 'ERR_INVALID_STATE', message: /No such file/ });
trace.mark('nobody listens');

function round(number, then) {
  const file = path.join(folder, `${number}.ndjson`);
  trace.start(file, { level: 'everything' });
  assert.strictEqual(trace.isActive(), true);
  assert.throws(() => trace.start(file), { code: 'ERR_INVALID_STATE' });
  trace.mark(`round ${number}`);
  setTimeout(() => {
    assert.strictEqual(trace.stop(), true);
    const records = recordsOf(file);
    assert.strictEqual(records[0].event, 'trace');
    assert.deepStrictEqual(records.filter(({ event }) => event === 'mark').map((r) => r.name),
      [`round ${number}`]);
    const timeout = records.find((record) => record.type === 'Timeout');
    assert.ok(timeout.where.startsWith(__filename), timeout.where);
    assert.ok(records.some(({ event, id }) => event === 'callback' && id === timeout.id));
    then();
  }, 1);
}

round(1, () => round(2, () => {
  // Nothing is written any more, and nobody's hooks are left.
  const size = fs.statSync(path.join(folder, '2.ndjson')).size;
  setImmediate(() => {
    assert.strictEqual(fs.statSync(path.join(folder, '2.ndjson')).size, size);
  });
}));

assert.throws(() => require('orrery/trace'), { code: 'MODULE_NOT_FOUND' });
assert.throws(() => require('node:orrery/trace'), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
assert.throws(() => require('orrery:none'), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
assert.ok(!require('module').builtinModules.some((name) => name.startsWith('orrery')));
assert.ok(require('module').isBuiltin('orrery:trace'));
import('orrery:trace').then((namespace) => assert.strictEqual(namespace.default, trace));
