// path.win32: every function.
'use strict';
const { win32 } = require('path');

const names = ['', '\\', 'C:\\', 'C:', 'C:a', 'C:\\a\\b.c', 'a/b\\c', '\\\\server\\share\\x',
  '..\\a',   '\\\\?\\C:\\x', '\\\\.\\pipe\\x', 'C:/a/../b', 'c:\\\\a', '/a/b', 'a.',
  '\\\\server', 'C:..', 'C:\\..'];
for (const name of names) {
  console.log(JSON.stringify([name, win32.normalize(name), win32.basename(name),
    win32.dirname(name), win32.extname(name), win32.isAbsolute(name), win32.parse(name),
    win32.join(name, 'x', '..', 'y')]));
}
console.log(win32.toNamespacedPath('C:\\a'), win32.join('\\\\', 'server', 'share'));
console.log(win32.resolve('C:\\a', '..\\b', 'C:c'), win32.resolve('C:\\a', 'D:\\b'));
console.log(win32.relative('C:\\a\\b', 'C:\\a\\c'), win32.relative('C:\\a', 'D:\\b'));
console.log(win32.format({ dir: 'C:\\d', base: 'b' }), win32.sep, win32.delimiter);
console.log(win32.relative('C:\\A\\B', 'c:\\a\\b\\c'), win32.basename('C:a.txt', '.txt'));
