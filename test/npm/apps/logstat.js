'use strict';
// experiments/apps/logstat: files, stdin, gzip, broken ones, a log that grows, an early end.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const zlib = require('zlib');
const { spawn, spawnSync } = require('child_process');
const { once } = require('events');

const program = path.join(process.env.ORRERY_ROOT, 'experiments', 'apps', 'logstat', 'logstat.js');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'logstat-'));
const at = (name) => path.join(folder, name);
const line = (hour, where, status, bytes) =>
  `127.0.0.1 - - [21/Nov/2030:${hour}:00:00 +0000] ` +
  `"GET ${where} HTTP/1.1" ${status} ${bytes} "-" "x"\n`;

function run(args, input) {
  const { status, stdout, stderr } = spawnSync(process.execPath,
    [...process.execArgv, program, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  return { status, stdout, stderr };
}

const json = (args, input) => JSON.parse(run(['--json', ...args], input).stdout);

let log = '';
for (let i = 0; i < 20_000; i++) {
  log += line(String(i % 24).padStart(2, '0'), `/p${i % 50}?q=${i}`, i % 10 === 0 ? 404 : 200, i);
}
log += 'not a line of a log\n\n';
fs.writeFileSync(at('a.log'), log);
fs.writeFileSync(at('b.log.gz'), zlib.gzipSync(log));
fs.writeFileSync(at('broken.gz'), zlib.gzipSync(log).subarray(0, 5000));

const one = json(['--top=3', at('a.log')]);
assert.deepStrictEqual(one.statuses, { 200: 18000, 404: 2000 });
assert.deepStrictEqual(one.paths.map(({ path: name, count }) => [name, count]),
  [['/p0', 400], ['/p1', 400], ['/p10', 400]]);
assert.deepStrictEqual([one.lines, one.unread, one.bytes], [20000, 1, 199990000]);
assert.strictEqual(one.hours.reduce((a, b) => a + b), 20000);
assert.deepStrictEqual(json(['--top=3'], log), one);
assert.deepStrictEqual(json(['--top=3', at('b.log.gz')]), one);
assert.strictEqual(json([at('a.log'), at('b.log.gz')]).lines, 40000);

const text = run([at('a.log')]);
assert.match(text.stdout, /^20000 requests, 199990000 bytes, 1 lines not understood\n\nstatus\n/);
assert(!text.stdout.includes('\x1b'));

const missing = run(['--json', at('none.log'), at('a.log')]);
assert.strictEqual(missing.status, 1);
assert.match(missing.stderr, /^logstat: none\.log: ENOENT/);
assert.strictEqual(JSON.parse(missing.stdout).lines, 20000);
const broken = run(['--json', at('broken.gz')]);
assert.strictEqual(broken.status, 1);
assert.match(broken.stderr, /^logstat: broken\.gz: unexpected end of file/);
assert.strictEqual(run(['--top=x']).status, 2);
assert.match(run(['--no-such']).stderr, /Unknown option '--no-such'/);

(async () => {
  const growing = at('growing.log');
  fs.writeFileSync(growing, line('01', '/old', 200, 1));
  const child = spawn(process.execPath,
    [...process.execArgv, program, '--json', '--follow', growing]);
  let out = '';
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (part) => { out += part; });
  child.stderr.setEncoding('utf8').on('data', (part) => { told += part; });
  const ended = once(child, 'exit');
  let size = fs.statSync(growing).size;
  const added = line('02', '/new', 500, 7);
  for (const part of ['', added.slice(0, 20), added.slice(20)]) {
    fs.appendFileSync(growing, part);
    size += part.length;
    while (!told.includes(`, ${size} bytes read`)) await once(child.stderr, 'data');
  }
  child.kill('SIGINT');
  assert.deepStrictEqual(await ended, [0, null]);
  assert.deepStrictEqual(JSON.parse(out).statuses, { 200: 1, 500: 1 });

  const early = spawn(process.execPath, [...process.execArgv, program, at('a.log')]);
  early.stdout.destroy();
  assert.deepStrictEqual(await once(early, 'exit'), [0, null]);
  console.log('logstat: ok');
})();
