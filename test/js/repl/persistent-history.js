'use strict';
// setupHistory(): entries of a file, newest first, bounded; what is entered is there at the end.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const repl = require('repl');
const { PassThrough } = require('stream');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'history-'));
const file = path.join(folder, 'entries');
fs.writeFileSync(file, 'two\none\nzero\n');

const server = repl.start({
  input: new PassThrough(), output: new PassThrough(), terminal: true, historySize: 3,
});
server.output.resume();
let exited = false;
server.setupHistory(file, (error, same) => {
  assert.strictEqual(error, null);
  assert.strictEqual(same, server);
  assert.deepStrictEqual(server.history, ['two', 'one', 'zero']);
  server.write('1 + 1\n');
  server.on('exit', () => {
    exited = true;
    assert.strictEqual(fs.readFileSync(file, 'utf8'), `1 + 1${os.EOL}two${os.EOL}one`);
  });
  server.close();
});

// A file that cannot be opened is told; the prompt works all the same.
const other = repl.start({ input: new PassThrough(), output: new PassThrough(), terminal: true });
let told = '';
other.output.on('data', (data) => { told += data; });
other.setupHistory(path.join(folder, 'missing', 'entries'), (error) => {
  assert.strictEqual(error, null);
  other.close();
});

process.on('exit', () => {
  assert.ok(exited);
  assert.match(told, /Error: Could not open history file\.\nREPL session history will not be/);
  fs.rmSync(folder, { recursive: true });
});
