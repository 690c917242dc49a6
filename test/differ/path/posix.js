// path (posix): every function, and its errors.
'use strict';
const path = require('path');

const names = ['', '/', '.', '..', 'a', '/a', 'a/', '/a/b.c', 'a/b/../c', './a', '../a', '//a//b',
  '.bashrc', 'a.b.c', 'a.', '/a/.b', 'a/b.txt/', '/..', '/../a', 'a/..'];
for (const name of names) {
  console.log(JSON.stringify([name, path.normalize(name), path.basename(name), path.dirname(name),
    path.extname(name), path.isAbsolute(name), path.parse(name), path.join(name, 'x', '..', 'y')]));
}
console.log(path.basename('a.html', '.html'), path.basename('.html', '.html'));
console.log(path.join(), path.join('', ''), path.join('/a', '../../b'), path.basename('a/b', 'b'));
console.log(path.resolve('/a', 'b', '/c'), path.resolve('/a/b', '../c', './d'));
console.log(path.relative('/a/b/c', '/a/d'), path.relative('/a', '/a'), path.relative('/', '/x'));
console.log(path.relative('/a/b', '/a/b/c'), path.format(path.parse('/a/b.c')));
console.log(path.format({ dir: '/d', base: 'b' }), path.format({ root: '/', name: 'n' }));
console.log(path.format({}), path.sep, path.delimiter, path.posix === path);
console.log(path.toNamespacedPath('x'));
for (const name of ['join', 'normalize', 'basename', 'dirname', 'extname', 'isAbsolute',
  'parse', 'relative', 'format']) {
  for (const bad of [undefined, null, 1, {}, [], true]) {
    try {
      console.log(name, path[name](bad, 'x') === undefined);
    } catch (error) {
      console.log(name, error.code, error.message);
    }
  }
}
