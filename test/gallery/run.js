'use strict';
// The gallery (experiments/gallery): every program on every loop, its facts against its trace, its
// page against both.
//
//   orrery test/gallery/run.js ORRERY LOOP... [PROGRAM...]
//
// And that the checks can fail: each fact has to be false of some other program's trace, and no
// excerpt may be in the trace of another.
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { findExcerpt } = require('./excerpt');
const { checkPage, checkRun, excerptsFor, readPage } = require('./page');

const kRoot = path.join(__dirname, '..', '..');
const kGallery = path.join(kRoot, 'experiments', 'gallery');
const kPages = path.join(kRoot, 'docs', 'gallery');
const { Trace } = require(path.join(kGallery, 'trace.js'));

const kNames = fs.readdirSync(kGallery, { withFileTypes: true })
  .filter((entry) => entry.isDirectory()).map(({ name }) => name);
const complaints = [];
const complain = (...words) => complaints.push(words.join(': '));

function load(name) {
  const page = path.join(kPages, `${name}.md`);
  return {
    name,
    file: path.join(kGallery, name, 'program.js'),
    facts: require(path.join(kGallery, name, 'facts.js')),
    page: fs.existsSync(page) ? readPage(page) : { text: '', blocks: [] },
  };
}

function worksHere(orrery, loop) {
  const listed = spawnSync(orrery, ['--loops'], { encoding: 'utf8' }).stdout;
  return listed.split('\n').some((line) => line.split(/\s+/)[0] === loop && /\bworks$/.test(line));
}

/** Runs a program: what it prints, and its trace. */
function run(orrery, loop, program, folder) {
  const file = path.join(folder, `${program.name}.${loop}.ndjson`);
  const env = { ...process.env };
  delete env.UV_THREADPOOL_SIZE;
  const options = [`--loop=${loop}`, `--trace=${file}`, '--trace-level=everything', program.file];
  const done = spawnSync(orrery, options, { encoding: 'utf8', env, timeout: 60000 });
  if (done.error !== undefined) throw done.error;
  if (done.status !== 0) {
    throw new Error(`ended with ${done.status ?? done.signal}: ${done.stderr}`);
  }
  return { prints: done.stdout, trace: Trace.read(file) };
}

/** '' if the fact is true of the trace. */
function refute(fact, trace) {
  try {
    return fact(trace) === true ? '' : 'is not so';
  } catch (error) {
    return error.message;
  }
}

function checkFacts(program, { prints, trace }) {
  const where = `${program.name} on ${trace.loop}`;
  if (trace.prints() !== prints) complain(where, 'the trace has not all that was printed');
  if (trace.of('dropped').length > 0) complain(where, 'the trace is not complete');
  for (const [fact, check] of Object.entries(program.facts)) {
    const reason = refute(check, trace);
    if (reason !== '') complain(where, `"${fact}"`, reason);
  }
  for (const complaint of checkRun(program.page, prints, trace)) complain(where, 'page', complaint);
}

/** The facts and excerpts of a program, against the traces of the others. */
function checkThatChecksFail(program, others) {
  for (const [fact, check] of Object.entries(program.facts)) {
    if (!others.some((trace) => refute(check, trace) !== '')) {
      complain(program.name, `"${fact}"`, 'is true of every program');
    }
  }
  for (const excerpt of excerptsFor(program.page, others[0].loop)) {
    if (others.some((trace) => findExcerpt(excerpt, trace.records) === '')) {
      complain(program.name, 'page', `the excerpt from ${excerpt[0].line} fits another program`);
    }
  }
}

function checkLoop(orrery, loop, programs, folder) {
  const traces = new Map();
  for (const program of programs) {
    try {
      const one = run(orrery, loop, program, folder);
      traces.set(program, one.trace);
      checkFacts(program, one);
    } catch (error) {
      complain(`${program.name} on ${loop}`, error.message);
    }
  }
  if (programs.length < kNames.length) return;
  for (const program of traces.keys()) {
    const others = [...traces].filter(([other]) => other !== program);
    checkThatChecksFail(program, others.map(([, trace]) => trace));
  }
}

function checkPages(programs) {
  const index = fs.readFileSync(`${kPages}.md`, 'utf8');
  for (const { name, file, page } of programs) {
    for (const complaint of checkPage(page, fs.readFileSync(file, 'utf8'))) {
      complain(`docs/gallery/${name}.md`, complaint);
    }
    if (index.includes(`](gallery/${name}.md)`)) continue;
    complain('docs/gallery.md', `no line for ${name}`);
  }
}

const [orrery, ...words] = process.argv.slice(2);
const chosen = words.filter((word) => kNames.includes(word));
const programs = (chosen.length > 0 ? chosen : kNames).map(load);
const loops = words.filter((word) => !chosen.includes(word)).filter((loop) => (
  worksHere(orrery, loop) || console.log(`${loop} does not work here`)));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gallery-'));
try {
  checkPages(programs);
  for (const loop of loops) checkLoop(orrery, loop, programs, folder);
} finally {
  fs.rmSync(folder, { recursive: true });
}
if (loops.length === 0) complain('no loop works here');
for (const complaint of complaints) console.error(complaint);
const facts = programs.reduce((sum, program) => sum + Object.keys(program.facts).length, 0);
console.log(`${programs.length} programs with ${facts} facts on ${loops.join(', ')}: ${
  complaints.length === 0 ? 'all true' : `${complaints.length} complaints`}`);
process.exitCode = complaints.length === 0 ? 0 : 1;
