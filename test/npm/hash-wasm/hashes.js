// hash-wasm: WebAssembly that is compiled and called while nothing else is to be done.
'use strict';
const assert = require('assert');
const { createHash, scryptSync } = require('crypto');
const wasm = require('hash-wasm');

const text = 'the same bytes '.repeat(1000);

async function main() {
  for (const name of ['md5', 'sha1', 'sha256', 'sha512']) {
    assert.strictEqual(await wasm[name](text), createHash(name).update(text).digest('hex'));
  }
  const hasher = await wasm.createSHA256();
  hasher.init().update('the ').update(Buffer.from('parts'));
  assert.strictEqual(hasher.digest('hex'),
    createHash('sha256').update('the parts').digest('hex'));
  assert.strictEqual(
    await wasm.scrypt({ password: 'p', salt: 'salt', costFactor: 16, blockSize: 8, parallelism: 1,
      hashLength: 16 }),
    scryptSync('p', 'salt', 16, { N: 16, r: 8, p: 1 }).toString('hex'));
  assert.strictEqual(await wasm.xxhash64('a', 0), 'd24ec4f1a98c6e5b');
  console.log('hash-wasm: hashed');
}
main();
