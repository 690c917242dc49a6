'use strict';
// Ciphers are Transforms; what goes wrong at the end is an 'error'.
const assert = require('assert');
const { createCipheriv, createDecipheriv } = require('crypto');

const key = Buffer.alloc(16), iv = Buffer.alloc(16);
let text = '';
const decipher = createDecipheriv('aes-128-cbc', key, iv);
decipher.on('data', (chunk) => { text += chunk; });
const cipher = createCipheriv('aes-128-cbc', key, iv);
cipher.pipe(decipher);
for (let i = 0; i < 100; i++) cipher.write(`line ${i}\n`);
cipher.end();
let code;
const broken = createDecipheriv('aes-128-cbc', key, iv);
broken.on('error', (error) => { code = error.code; });
broken.resume();
broken.end(Buffer.alloc(17));
process.on('exit', () => {
  assert.strictEqual(text, Array.from({ length: 100 }, (_, i) => `line ${i}\n`).join(''));
  assert.strictEqual(code, 'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH');
});
