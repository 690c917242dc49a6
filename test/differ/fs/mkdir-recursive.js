// mkdir with recursive returns the first folder that it made.
'use strict';
const fs = require('fs');
const path = require('path');

const relative = (folder) => folder && path.relative(process.cwd(), folder);
console.log(relative(fs.mkdirSync('a/b/c', { recursive: true })));
console.log(relative(fs.mkdirSync('a/b/c', { recursive: true })));
console.log(relative(fs.mkdirSync('a/b/d/e', { recursive: true, mode: 0o700 })));
console.log((fs.statSync('a/b/d/e').mode & 0o777).toString(8));
console.log(fs.mkdirSync('single'));
fs.mkdir('x/y', { recursive: true }, (error, made) => {
  console.log(error, relative(made));
  fs.mkdir('x/y', { recursive: true }, (...given) => {
    console.log(given);
    fs.promises.mkdir('p/q/r', { recursive: true }).then((made) => console.log(relative(made)))
      .then(() => fs.promises.mkdir('p/q/r', { recursive: true })).then(console.log);
  });
});
