'use strict';
// File names to URLs and back.
const assert = require('assert');
const { fileURLToPath, pathToFileURL } = require('url');

for (const [path, href] of [['/a/b.js', 'file:///a/b.js'], ['/a b', 'file:///a%20b'],
  ['/100%', 'file:///100%25'], ['/a?b#c', 'file:///a%3Fb%23c'], ['/a\\b', 'file:///a%5Cb'],
  ['/\u00e9', 'file:///%C3%A9'], ['/a\nb', 'file:///a%0Ab'], ['/dir/', 'file:///dir/']]) {
  assert.strictEqual(pathToFileURL(path).href, href);
  assert.strictEqual(fileURLToPath(href), path);
  assert.strictEqual(fileURLToPath(new URL(href)), path);
}
assert.strictEqual(fileURLToPath('file:///a/../b/./c?d#e'), '/b/c');
assert.throws(() => fileURLToPath('http://a/'),
  { code: 'ERR_INVALID_URL_SCHEME', message: 'The URL must be of scheme file' });
assert.throws(() => fileURLToPath('file:///a%2Fb'), {
  code: 'ERR_INVALID_FILE_URL_PATH', message: 'File URL path must not include encoded / characters',
});
assert.throws(() => fileURLToPath('file://host/a'), {
  code: 'ERR_INVALID_FILE_URL_HOST',
  message: `File URL host must be "localhost" or empty on ${process.platform}`,
});
assert.throws(() => fileURLToPath(5), { code: 'ERR_INVALID_ARG_TYPE' });
