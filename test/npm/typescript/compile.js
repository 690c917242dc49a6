// typescript: a project is compiled by tsc, byte for byte as on Node (compile.out); errors in it
// are told as tsc tells them; what was compiled runs.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const tsc = require.resolve('typescript/bin/tsc');
const runtime = [...process.execArgv];
const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'project-')), 'project');
fs.cpSync(path.join(__dirname, 'fixtures', 'project'), folder, { recursive: true });

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...runtime, ...args],
    { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function show(name) {
  console.log(`==== ${name}`);
  console.log(fs.readFileSync(path.join(folder, 'out', name), 'utf8'));
}

assert.deepStrictEqual(run(tsc, '-p', '.', '--outDir', 'out'),
  { status: 0, stdout: '', stderr: '' });
const written = fs.readdirSync(path.join(folder, 'out')).sort();
assert.strictEqual(written.length, 6);
written.forEach(show);
console.log(run(path.join(folder, 'out', 'main.js')));

fs.appendFileSync(path.join(folder, 'src', 'main.ts'), `
const wrong: number = 'text';
missing(wrong);
`);
console.log(run(tsc, '-p', '.', '--noEmit', '--pretty', 'false'));
