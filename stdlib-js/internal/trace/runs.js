'use strict';
// Runs of a program for its trace.
//
//   loopsThatWork()              ['uring', 'uv', 'asio'], or fewer
//   traceOn(loop, command)       runs the script with its arguments on a loop: { name, lines }

const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const kLongestRunMs = 60_000;

function loopsThatWork() {
  const { stdout } = spawnSync(process.execPath, ['--loops'], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.endsWith('works')).map((line) => {
    return line.split(/\s/)[0];
  });
}

function traceOn(loop, command) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-trace-'));
  const file = path.join(folder, 'trace.ndjson');
  try {
    process.stderr.write(`-- ${loop}\n`);
    const done = spawnSync(process.execPath,
      [`--loop=${loop}`, `--trace=${file}`, '--trace-level=everything', ...command],
      { stdio: ['inherit', 2, 2], timeout: kLongestRunMs });
    if (done.error?.code === 'ETIMEDOUT') {
      process.stderr.write(`-- ended after ${kLongestRunMs / 1000} s\n`);
    }
    return { name: loop, lines: fs.readFileSync(file, 'utf8') };
  } catch (error) {
    throw new Error(`no trace of --loop=${loop} (${error.message})`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { loopsThatWork, traceOn };
