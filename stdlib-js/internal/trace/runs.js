'use strict';
// Runs of a program for its trace.
//
//   loopsThatWork()              ['uring', 'uv', 'asio'], or fewer
//   traceOn(loop, command)       runs the script with its arguments on a loop, until it ends, for a
//                                while, or until Ctrl+C: a Promise of { name, lines }

const { spawn, spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { readTrace } = require('internal/trace/page_data');

const kLongestRunMs = 60_000;
const kLookEveryMs = 100;
const kMostWrittenBytes = 256 << 20; // of disk
const kMostShownBytes = 32 << 20;
const kGraceMs = 1000;

function loopsThatWork() {
  const { stdout } = spawnSync(process.execPath, ['--loops'], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.endsWith('works')).map((line) => {
    return line.split(/\s/)[0];
  });
}

function sizeOf(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function end(child, why) {
  process.stderr.write(`-- ended after ${why}\n`);
  child.kill();
  setTimeout(() => child.kill('SIGKILL'), kGraceMs).unref();
}

// Settled when it has ended, in whatever way. Ctrl+C ends the program, not who looks at it.
function run(loop, file, command) {
  const child = spawn(process.execPath,
    [`--loop=${loop}`, `--trace=${file}`, '--trace-level=everything', ...command],
    { stdio: ['inherit', 2, 2] });
  const latest = Date.now() + kLongestRunMs;
  const timer = setInterval(() => {
    const late = Date.now() > latest;
    if (!late && sizeOf(file) <= kMostWrittenBytes) return;
    clearInterval(timer);
    end(child, late ? `${kLongestRunMs / 1000} s` : `${kMostWrittenBytes >> 20} MB of trace`);
  }, kLookEveryMs);
  const onInterrupt = () => child.kill('SIGINT');
  process.on('SIGINT', onInterrupt);
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', resolve);
  }).finally(() => {
    clearInterval(timer);
    process.removeListener('SIGINT', onInterrupt);
  });
}

async function traceOn(loop, command) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-trace-'));
  const file = path.join(folder, 'trace.ndjson');
  try {
    process.stderr.write(`-- ${loop}\n`);
    await run(loop, file, command);
    return { name: loop, lines: readTrace(file, kMostShownBytes).lines };
  } catch (error) {
    throw new Error(`no trace of --loop=${loop} (${error.message})`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { loopsThatWork, traceOn };
