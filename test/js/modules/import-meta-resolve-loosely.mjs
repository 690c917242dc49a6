// import.meta.resolve() names what import would ask for, whether it can be loaded or not.
import assert from 'assert';

assert.strictEqual(import.meta.resolve('node:nope'), 'node:nope');
assert.strictEqual(import.meta.resolve('http://x/'), 'http://x/');
assert.strictEqual(import.meta.resolve('.'), new URL('.', import.meta.url).href);
assert.strictEqual(import.meta.resolve('./nope.mjs'), new URL('nope.mjs', import.meta.url).href);
assert.throws(() => import.meta.resolve('nope'), { code: 'ERR_MODULE_NOT_FOUND' });
await assert.rejects(import('..'), { code: 'ERR_UNSUPPORTED_DIR_IMPORT' });
await assert.rejects(import('node:nope'), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
