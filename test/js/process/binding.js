'use strict';
// process.binding(): what packages read from it when they are loaded.
const assert = require('assert');
const { binding } = process;

assert.strictEqual(binding('constants').fs.O_RDONLY, 0);
assert.strictEqual(binding('constants').os.signals.SIGINT, 2);
assert.ok(Object.keys(binding('natives')).includes('fs'));
assert.strictEqual(binding('uv').UV_EOF, -4095);
assert.strictEqual(binding('uv').errname(-2), 'ENOENT');
assert.strictEqual(binding('uv'), binding('uv'));
assert.strictEqual(binding('buffer').kStringMaxLength,
  require('buffer').constants.MAX_STRING_LENGTH);
assert.deepStrictEqual([...binding('http_parser').methods].sort(), require('http').METHODS);
assert.strictEqual(typeof binding('http_parser').HTTPParser.kOnBody, 'number');
assert.ok(binding('stream_wrap').streamBaseState instanceof Int32Array);
assert.ok(binding('util').isRegExp(/a/));

const fs = require('fs');
const fd = fs.openSync(__filename);
assert.strictEqual(binding('tty_wrap').guessHandleType(fd), 'FILE');
assert.strictEqual(binding('tty_wrap').isTTY(fd), false);
fs.closeSync(fd);

assert.strictEqual(binding('http_parser').HTTPParser, require('_http_common').HTTPParser);
for (const name of ['no_such', 'toString', '__proto__']) {
  assert.throws(() => binding(name), { code: 'ERR_INVALID_MODULE', message: /No such module/ });
}
