'use strict';
// path.win32: drives, UNC roots and both separators.
const assert = require('assert');
const path = require('path').win32;

const normalized = {
  'C:': 'C:.', 'C:/a/../b': 'C:\\b', 'C:..\\a': 'C:..\\a', '//server/share/dir/../x': '\\\\server\\share\\x',
  '//server/share': '\\\\server\\share\\', '/a/./b': '\\a\\b', 'a/b/': 'a\\b\\',
};
for (const [from, to] of Object.entries(normalized)) {
  assert.strictEqual(path.normalize(from), to, from);
}
assert.strictEqual(path.join('c:\\', 'a', '..', 'b'), 'c:\\b');
assert.strictEqual(path.join('//', 'a', 'b'), '\\a\\b');
assert.strictEqual(path.join('//a', 'b'), '\\\\a\\b\\');
assert.strictEqual(path.resolve('C:\\a', 'D:\\b', 'C:c'), 'C:\\a\\c');
assert.strictEqual(path.relative('C:\\a\\b', 'c:\\A\\c'), '..\\c');
assert.strictEqual(path.relative('C:\\a', 'D:\\b'), 'D:\\b');
assert.deepStrictEqual(path.parse('\\\\server\\share\\a.b'), {
  root: '\\\\server\\share\\', dir: '\\\\server\\share\\', base: 'a.b', ext: '.b', name: 'a',
});
assert.strictEqual(path.dirname('C:\\a\\b'), 'C:\\a');
assert.strictEqual(path.basename('C:a.txt', '.txt'), 'a');
assert.strictEqual(path.isAbsolute('C:a'), false);
assert.strictEqual(path.isAbsolute('C:/a'), true);
assert.strictEqual(path.toNamespacedPath('C:\\a'), '\\\\?\\C:\\a');
assert.strictEqual(path.posix.sep + path.win32.sep + path.posix.delimiter + path.delimiter, '/\\:;');
