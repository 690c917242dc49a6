'use strict';
// --trace-on-signal: one signal begins a trace of the running process, the next one ends it.
const assert = require('assert');
const { spawn, spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-trace-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

const program = `
  process.on('SIGUSR2', () => console.log('signal'));
  process.stdin.resume();
  console.log('ready');`;
const child = spawn(process.execPath,
  [...process.execArgv, '--trace-on-signal=SIGUSR2', '-e', program],
  { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });

let told = '';
let signals = 0;
child.stderr.setEncoding('utf8').on('data', (text) => { told += text; });
child.stdout.setEncoding('utf8').on('data', (text) => {
  for (const line of text.trimEnd().split('\n')) {
    if (line === 'signal') signals++;
    if (signals < 2) child.kill('SIGUSR2');
    else child.stdin.end();
  }
});
child.on('close', (code) => {
  assert.strictEqual(code, 0);
  assert.match(told, /tracing into trace-\d+-1\.ndjson\n[^]*the trace is complete\n/);
  const [file] = fs.readdirSync(folder);
  const lines = fs.readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n');
  assert.strictEqual(JSON.parse(lines[0]).event, 'trace');
  assert.ok(lines.map((line) => JSON.parse(line)).some(({ event }) => event === 'turn'));
});

const refused = spawnSync(process.execPath, ['--trace-on-signal=SIGNONE', '-e', '1'],
  { encoding: 'utf8' });
assert.strictEqual(refused.status, 1);
assert.match(refused.stderr, /ERR_UNKNOWN_SIGNAL/);
