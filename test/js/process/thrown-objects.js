'use strict';
// How what ends a program is printed: the place, a blank line before errors, none before others.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'thrown-'));

function printed(code) {
  const file = path.join(folder, 'a.js');
  fs.writeFileSync(file, code);
  const { status, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  assert.strictEqual(status, 1);
  const end = `\nNode.js ${process.version}\n`;
  assert.ok(stderr.endsWith(end), stderr);
  return stderr.slice(0, -end.length).replaceAll(file, 'a.js');
}

try {
  assert.strictEqual(printed('throw { a: 1 }'), '\na.js:1\nthrow { a: 1 }\n^\n{ a: 1 }\n');
  assert.strictEqual(printed('throw Object.create(Error.prototype)'),
    '\na.js:1\nthrow Object.create(Error.prototype)\n^\n[Error]\n');
  assert.match(printed('throw new Error("x")'),
    /^a\.js:1\nthrow new Error\("x"\)\n\^\n\nError: x\n {4}at /);
  assert.match(printed('throw 5'), /^\na\.js:1\nthrow 5\n\^\n5\n\(Use `/);
  assert.match(printed('let a = ;'),
    /^a\.js:1\nlet a = ;\n {8}\^\n\nSyntaxError: Unexpected token/);
} finally {
  fs.rmSync(folder, { recursive: true });
}
