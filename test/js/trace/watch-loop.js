'use strict';
// --watch-loop: the records of a running program come over a WebSocket, all of them, also to who
// joins late; the program's output and exit code are its own.
const assert = require('assert');
const { spawn } = require('child_process');
const http = require('http');

const program = `
  let n = 0;
  const timer = setInterval(() => {
    console.log('step', ++n);
    if (n === 3) clearInterval(timer);
  }, 20);
  process.exitCode = 7;`;
const fs = require('fs');
const os = require('os');
const path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-trace-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'program.js');
fs.writeFileSync(file, program);

const watch = spawn(process.execPath, [...process.execArgv, '--watch-loop', file],
  { stdio: ['ignore', 'pipe', 'pipe'] });
let printed = '';
let told = '';
watch.stdout.setEncoding('utf8').on('data', (text) => { printed += text; });
watch.stderr.setEncoding('utf8').on('data', (text) => {
  const first = told === '';
  told += text;
  if (first) follow(new URL(/http:\S+/.exec(told)[0]));
  if (/has ended \(7\)/.test(told) && !watch.killed) late(new URL(/http:\S+/.exec(told)[0]));
});

// The texts of a server's unmasked frames.
function takeFrames(buffer, onText) {
  for (;;) {
    if (buffer.length < 2) return buffer;
    let length = buffer[1] & 127;
    let at = 2;
    if (length === 126) {
      if (buffer.length < 4) return buffer;
      length = buffer.readUInt16BE(2);
      at = 4;
    } else if (length === 127) {
      if (buffer.length < 10) return buffer;
      length = Number(buffer.readBigUInt64BE(2));
      at = 10;
    }
    if (buffer.length < at + length) return buffer;
    if ((buffer[0] & 15) === 1) onText(buffer.toString('utf8', at, at + length));
    buffer = buffer.subarray(at + length);
  }
}

function connect(url, token, onText, onRefused) {
  const request = http.request({
    host: url.hostname, port: url.port, path: `/live?token=${token}`,
    headers: {
      'connection': 'Upgrade', 'upgrade': 'websocket', 'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    },
  });
  request.on('upgrade', (response, socket, head) => {
    let rest = head;
    const take = (chunk) => { rest = takeFrames(Buffer.concat([rest, chunk]), onText); };
    take(Buffer.alloc(0));
    socket.on('data', take).on('error', () => {});
  });
  request.on('response', onRefused).on('error', () => {}).end();
}

let lines = '';
let refused = false;

function follow(url) {
  connect(url, url.searchParams.get('token'), (text) => { lines += text; }, assert.fail);
  connect(url, 'wrong', assert.fail, ({ statusCode }) => { refused = statusCode === 403; });
}

const stepsOf = (text) => text.trimEnd().split('\n').map((line) => JSON.parse(line))
  .filter(({ event, fd }) => event === 'print' && fd === 1).map(({ text }) => text.trim());

let joined = false;
function late(url) {
  if (joined) return;
  joined = true;
  let all = '';
  connect(url, url.searchParams.get('token'), (text) => {
    all += text;
    if (stepsOf(all).length < 3) return;
    assert.deepStrictEqual(stepsOf(all), ['step 1', 'step 2', 'step 3']);
    assert.strictEqual(JSON.parse(all.slice(0, all.indexOf('\n'))).event, 'trace');
    watch.kill('SIGINT');
  }, assert.fail);
}

watch.on('exit', (code) => {
  assert.strictEqual(code, 7);
  assert.strictEqual(printed, 'step 1\nstep 2\nstep 3\n');
  assert.deepStrictEqual(stepsOf(lines), ['step 1', 'step 2', 'step 3']);
  assert.ok(refused);
});
