'use strict';
// .save writes what was entered, .load enters a file's lines as one text; both tell what fails.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const repl = require('repl');
const { PassThrough } = require('stream');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'saving-'));
const file = path.join(folder, 'session.js');
const output = new PassThrough();
const server = repl.start({ prompt: '', input: new PassThrough(), output, terminal: false });
const run = (line) => {
  server.write(`${line}\n`);
  return String(output.read() ?? '').trim();
};

run('const one = 1');
run('function f() {');
run('return one }');
assert.strictEqual(run(`.save ${file}`), `Session saved to: ${file}`);
assert.strictEqual(fs.readFileSync(file, 'utf8'), 'const one = 1\nfunction f() {\nreturn one }');
fs.writeFileSync(file, 'const two = [1]\n  .map((n) => n + 1);\n\n{ two }');
run(`.load ${file}`);
assert.strictEqual(run('two'), '[ 2 ]');
assert.strictEqual(run(`.load ${folder}`), `Failed to load: ${folder} is not a valid file`);
assert.strictEqual(run('.load missing'), 'Failed to load: missing');
assert.strictEqual(run(`.save ${folder}`), `Failed to save: ${folder}`);
server.close();
fs.rmSync(folder, { recursive: true });
