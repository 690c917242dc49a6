'use strict';
// What handles are told as, and what made them: servers, connections, children, signals, watchers.
const assert = require('assert');
const { spawn } = require('child_process');
const fs = require('fs');
const net = require('net');
const { createHook, executionAsyncId } = require('async_hooks');

const made = new Map();
const hook = createHook({
  init(id, type, trigger) { made.set(id, { type, trigger }); },
}).enable();
const current = () => made.get(executionAsyncId())?.type;
const idsOf = (type) => [...made.keys()].filter((id) => made.get(id).type === type);
// The types from here up to the program; ticks are left out.
function chain(id = executionAsyncId()) {
  const types = [];
  for (; made.has(id); id = made.get(id).trigger) types.push(made.get(id).type);
  return types.filter((type) => type !== 'TickObject').join(' < ');
}
const done = [];

const server = net.createServer((socket) => {
  assert.strictEqual(current(), 'TCPSERVERWRAP');
  socket.end();
  server.close(() => done.push('server'));
}).listen(0, '127.0.0.1', () => {
  assert.strictEqual(chain(), 'TCPSERVERWRAP');
  net.connect(server.address().port, '127.0.0.1', () => {
    assert.strictEqual(chain(), 'TCPCONNECTWRAP < TCPWRAP < TCPSERVERWRAP');
    done.push('connected');
  });
  assert.strictEqual(idsOf('TCPWRAP').length, 1);
});

const path = `${process.env.TMPDIR || '/tmp'}/hooks-${process.pid}.sock`;
const local = net.createServer((socket) => {
  assert.strictEqual(current(), 'PIPESERVERWRAP');
  socket.end();
  local.close();
}).listen(path, () => {
  net.connect(path, () => {
    assert.strictEqual(chain(), 'PIPECONNECTWRAP < PIPEWRAP < PIPESERVERWRAP');
    done.push('local');
  });
});

spawn(process.execPath, ['-e', '0']).on('exit', () => {
  assert.strictEqual(chain(), 'PROCESSWRAP');
  done.push('child');
});

let signals = 0;
process.on('SIGUSR2', first);
function first() {
  assert.strictEqual(chain(), 'SIGNALWRAP');
  signals++;
  process.removeListener('SIGUSR2', first);
  process.on('SIGUSR2', second); // hears the next one, not this one
  setImmediate(() => process.kill(process.pid, 'SIGUSR2'));
}
function second() {
  assert.strictEqual(signals++, 1);
  process.removeListener('SIGUSR2', second);
}
process.kill(process.pid, 'SIGUSR2');

fs.watchFile(`${__filename}.absent`, { interval: 5 }, () => {
  assert.strictEqual(chain(), 'STATWATCHER');
  fs.unwatchFile(`${__filename}.absent`);
  done.push('watcher');
});

fs.promises.open(__filename).then(async (handle) => {
  const [id] = idsOf('FILEHANDLE');
  assert.strictEqual(handle.getAsyncId(), id);
  await handle.close();
  done.push('file');
});

process.on('exit', () => {
  hook.disable();
  assert.deepStrictEqual(done.sort(),
    ['child', 'connected', 'file', 'local', 'server', 'watcher']);
  assert.strictEqual(signals, 2);
  assert.strictEqual(idsOf('SIGNALWRAP').length, 2);
  for (const id of idsOf('SHUTDOWNWRAP')) {
    assert.match(chain(id), /^SHUTDOWNWRAP < (TCP|PIPE)WRAP/);
  }
});
