'use strict';
// A hash is a Transform: what is written is hashed, the end gives the digest.
const assert = require('assert');
const { createHash, createHmac } = require('crypto');
const { Readable, Transform, pipeline } = require('stream');

const expected = 'a9993e364706816aba3e25717850c26c9cd0d89d';
const hash = createHash('sha1');
assert.ok(hash instanceof Transform);
hash.setEncoding('hex');
let got = '';
hash.on('data', (text) => { got += text; });
hash.on('end', () => assert.strictEqual(got, expected));
hash.write('a');
hash.end('bc');
let piped = false;
pipeline(Readable.from([Buffer.from('ab'), Buffer.from('c')]), createHash('sha1'),
  async (source) => {
  for await (const chunk of source) {
    assert.strictEqual(chunk.toString('hex'), expected);
    piped = true;
  }
}, assert.ifError);
const hmac = createHmac('sha256', 'key');
hmac.end('abc', () => {
  assert.strictEqual(hmac.read().toString('hex'), createHmac('sha256',
    'key').update('abc').digest('hex'));
});
process.on('exit', () => {
  assert.strictEqual(got, expected);
  assert.ok(piped);
});
