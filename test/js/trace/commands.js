'use strict';
// orrery trace view|export|compare: the page is served to who has its token, and nobody else.
const assert = require('assert');
const { spawn, spawnSync } = require('child_process');
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');
const { connect, urlIn } = require('./fixtures/live');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-trace-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const program = path.join(folder, 'program.js');
fs.writeFileSync(program, "setTimeout(() => console.log('<later>'), 1);\nconsole.log('now');\n");

function run(...words) {
  const done = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

// ---- words that say too little ----------------------------------------------------------------
assert.match(run('trace', '--help').out, /^usage:\n {2}orrery trace view/);
for (const words of [['view'], ['export', 'x.ndjson'], ['compare'], ['view', '--port=x', 'a'],
  ['view', '--none']]) {
  const { status, err } = run('trace', ...words);
  assert.strictEqual(status, 9, words.join(' '));
  assert.match(err, /^orrery trace \w+: [^]*usage:/);
}
assert.match(run('trace', 'view', 'none.ndjson').err, /ENOENT/);
fs.writeFileSync(path.join(folder, 'no-trace.ndjson'), '{"event":"turn"}\n');
assert.match(run('trace', 'view', 'no-trace.ndjson').err, /no-trace\.ndjson: not a trace/);

for (const [text, why] of [['', /it is empty/], ['notes\n', /not a trace in lines of JSON/],
  ['{"displayTimeUnit":"ns","traceEvents":[]}', /ui\.perfetto\.dev/],
  ['{"event":"trace","version":2}\n', /a trace of version 2; this page reads version 1/]]) {
  fs.writeFileSync(path.join(folder, 'no-trace.ndjson'), text);
  assert.match(run('trace', 'view', 'no-trace.ndjson').err, why);
}

// A program of that name comes first.
fs.writeFileSync(path.join(folder, 'trace.js'), "console.log('my own', process.argv[2]);\n");
assert.strictEqual(run('trace', 'view').out, 'my own view\n');
fs.rmSync(path.join(folder, 'trace.js'));

// ---- compare, as a text -----------------------------------------------------------------------
const loop = process.execArgv.find((word) => word.startsWith('--loop='))?.slice(7) ?? 'uv';
const compared = run('trace', 'compare', `--loops=${loop},${loop}`, '--text', program);
assert.strictEqual(compared.status, 0, compared.err);
assert.match(compared.out, /system calls of the driver/);
assert.match(compared.out, /The same prints in the same order/);
assert.match(compared.out, /callbacks ran in the same order/);

// Its second run prints in another order, and one line less.
const flips = path.join(folder, 'flips.js');
fs.writeFileSync(flips, `const fs = require('fs');
const again = fs.existsSync('ran');
fs.writeFileSync('ran', '');
for (const text of again ? ['b', 'c', 'a'] : ['a', 'b', 'c', 'once']) console.log(text);`);
const flipped = run('trace', 'compare', `--loops=${loop},${loop}`, '--text', flips);
assert.match(flipped.out, /2 of 4 prints came in another order or are missing\./);
assert.match(flipped.out, /\u201ca\u201d +1\. +3\. \u2260 1\.\n\u201conce\u201d +4\. +not here\n/);
assert.match(flipped.out, /^synchronous file operations .*$/m);
const failed = run('trace', 'compare', '--loops=none', '--text', program);
assert.strictEqual(failed.status, 1);
assert.match(failed.err, /no trace of --loop=none/);

// Of a very long trace the beginning is looked at, and how much is missing is told.
const long = path.join(folder, 'long.js');
fs.writeFileSync(long, "for (let n = 0; n < 60; n++) process.stdout.write('x'.repeat(1e6));");
const { stdout: cut } = spawnSync(process.execPath,
  ['trace', 'compare', `--loops=${loop}`, '--text', long],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const countOf = (name) => Number(new RegExp(`^${name} +(\\d+)$`, 'm').exec(cut)[1]);
assert.strictEqual(countOf('prints'), 33);
assert.ok(countOf('records missing') >= 60 - 33);

// Ctrl+C ends the program that runs, and not the comparison.
function checkInterrupted() {
  const endless = path.join(folder, 'endless.js');
  fs.writeFileSync(endless,
    "console.log('begun'); (function f() { Promise.resolve().then(f); })();");
  const interrupted = spawn(process.execPath,
    ['trace', 'compare', `--loops=${loop},${loop}`, '--text', endless],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  interrupted.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
    if (text.includes('begun')) interrupted.kill('SIGINT');
  });
  let text = '';
  interrupted.stdout.setEncoding('utf8').on('data', (more) => { text += more; });
  interrupted.on('close', (code) => {
    assert.strictEqual(code, 0, said);
    assert.strictEqual(said.match(/begun/g).length, 2);
    assert.match(text, /^turns +0 +0$/m);
  });
}
checkInterrupted();

// ---- export -------------------------------------------------------------------------------------
const traced = run('--trace=t.ndjson', '--trace-level=everything', program);
assert.strictEqual(traced.out, 'now\n<later>\n');
assert.strictEqual(run('trace', 'export', 't.ndjson', '-o', 'page.html').status, 0);
const page = fs.readFileSync(path.join(folder, 'page.html'), 'utf8');

function dataOf(html) {
  const [, text] = /<script type="application\/json" id="data">([^]*?)<\/script>/.exec(html);
  return JSON.parse(text);
}

const { traces, sources, live } = dataOf(page);
assert.strictEqual(traces.length, 1);
assert.strictEqual(traces[0].lines, fs.readFileSync(path.join(folder, 't.ndjson'), 'utf8'));
assert.strictEqual(sources[program], fs.readFileSync(program, 'utf8'));
assert.strictEqual(live, null);
assert.doesNotMatch(page, /\b(?:src|href)="?https?:/);

// The guide is in it: every page that it names, and where their links lead.
async function checkGuide() {
  const model = path.join(__dirname, '..', '..', '..', 'stdlib-js', 'trace-page', 'model');
  const { TOPICS } = await import(pathToFileURL(path.join(model, 'guide.mjs')));
  const { PAGES } = await import(pathToFileURL(path.join(model, 'lints.mjs')));
  const there = new Set();
  for (const [, name] of page.matchAll(/<template data-page="(.*?)" data-title="[^"]+">/g)) {
    there.add(name);
  }
  const named = Object.values(TOPICS).flatMap((topic) => [topic.page, topic.see ?? topic.page]);
  for (const name of [...named, ...Object.values(PAGES)]) assert.ok(there.has(name), name);
  const links = [...page.matchAll(/<a href="(.*?)"/g)].map(([, target]) => target);
  assert.ok(links.length > 20);
  for (const link of links) assert.ok(link[0] === '#' && there.has(link.slice(1)), link);
}
checkGuide();

// ---- view --------------------------------------------------------------------------------------
const viewer = spawn(process.execPath, [...process.execArgv, 'trace', 'view', 't.ndjson'],
  { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
viewer.stdout.setEncoding('utf8').once('data', async (text) => {
  try {
    await checkServer(new URL(text.split('\n')[0]));
  } finally {
    viewer.kill();
  }
});

// ---- compare, on a page: the program runs again when the page says so ---------------------------
function printsOf({ traces }) {
  return traces.map(({ lines }) => lines.trim().split('\n').map((line) => JSON.parse(line))
    .filter(({ event }) => event === 'print').map(({ text }) => text.trim()));
}

function checkAgain(url) {
  return new Promise((resolve, reject) => {
    const page = connect(url, { onWatch: resolve, onRefused: reject });
    page.opened.then(() => page.say('again'));
  });
}

fs.rmSync(path.join(folder, 'ran'));
const comparer = spawn(process.execPath,
  [...process.execArgv, 'trace', 'compare', `--loops=${loop}`, flips],
  { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
comparer.stdout.setEncoding('utf8').once('data', async (text) => {
  try {
    const url = urlIn(text);
    assert.deepStrictEqual(printsOf(dataOf((await get(url)).body)), [['a', 'b', 'c', 'once']]);
    assert.deepStrictEqual(await checkAgain(url), { again: true });
    assert.deepStrictEqual(printsOf(dataOf((await get(url)).body)), [['b', 'c', 'a']]);
  } finally {
    comparer.kill();
  }
});

function get(url, { headers = {}, method = 'GET' } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent: false, headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => { body += chunk; });
      response.on('end', () => resolve({ response, body, status: response.statusCode }));
    });
    request.on('error', reject).end();
  });
}

async function checkServer(url) {
  assert.strictEqual(url.hostname, '127.0.0.1');
  assert.ok(url.searchParams.get('token').length >= 24);
  const { response, body, status } = await get(url);
  assert.strictEqual(status, 200);
  assert.deepStrictEqual(dataOf(body), dataOf(page));
  const policy = response.headers['content-security-policy'];
  assert.match(policy, /^default-src 'none'; script-src 'sha256-/);
  assert.doesNotMatch(policy, /unsafe/);

  const without = new URL(url);
  without.search = '';
  const wrong = new URL(url);
  wrong.searchParams.set('token', 'x'.repeat(url.searchParams.get('token').length));
  const elsewhere = new URL(url);
  elsewhere.pathname = '/etc/passwd';
  assert.strictEqual((await get(without)).status, 403);
  assert.strictEqual((await get(wrong)).status, 403);
  assert.strictEqual((await get(elsewhere)).status, 404);
  assert.strictEqual((await get(url, { method: 'POST' })).status, 405);
  assert.strictEqual((await get(url, { headers: { host: 'evil.example' } })).status, 403);
  assert.strictEqual((await get(url, { headers: { origin: 'http://evil.example' } })).status, 403);
}
