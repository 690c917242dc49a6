'use strict';
// A program that is started without stdin, stdout and stderr: its files do not take their places.
const assert = require('assert');
const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'closed-'));
const file = path.join(folder, 'out');
const code = 'const fd = fs.openSync(process.argv[1], "w"); console.log("x"); console.error("y");' +
  'process.stdin.on("end", () => fs.writeSync(fd, `${fd > 2} end`)).resume()';
try {
  execFileSync('sh', ['-c', 'exec 0<&- 1>&- 2>&-; exec "$0" -e "$1" "$2"', process.execPath, code,
    file]);
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'true end');
} finally {
  fs.rmSync(folder, { recursive: true });
}
