// fs.cpSync on trees: recursive, filter, force, errorOnExist, links, and its errors.
'use strict';
const fs = require('fs');

function attempt(name, action) {
  try {
    action();
    console.log(name, 'done');
  } catch (error) {
    console.log(name, error.name, error.code, error.message, error.syscall, error.path);
    if (error.info) console.log(error.info);
  }
}

function list(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = folder + '/' + entry.name;
    if (entry.isSymbolicLink()) console.log(path, '->', fs.readlinkSync(path));
    else if (entry.isDirectory()) list(path);
    else console.log(path, fs.readFileSync(path, 'utf8'));
  }
}

fs.mkdirSync('from/deep/deeper', { recursive: true });
fs.writeFileSync('from/one', '1');
fs.writeFileSync('from/deep/two', '2');
fs.symlinkSync('one', 'from/link');
attempt('without recursive', () => fs.cpSync('from', 'to'));
attempt('recursive', () => fs.cpSync('from', 'to', { recursive: true }));
list('to');
fs.writeFileSync('to/one', 'changed');
attempt('no force', () => fs.cpSync('from', 'to', { recursive: true, force: false }));
list('to');
attempt('errorOnExist',
  () => fs.cpSync('from/deep', 'to/deep', { recursive: true, force: false, errorOnExist: true }));
attempt('filter', () => fs.cpSync('from', 'filtered', {
  recursive: true, filter: (source) => !source.endsWith('two') && !source.endsWith('link') }));
list('filtered');
attempt('filter all', () => fs.cpSync('from', 'none', { recursive: true, filter: () => false }));
console.log(fs.existsSync('none'));
attempt('promise filter', () => fs.cpSync('from', 'x', {
  recursive: true, filter: async () => true }));
attempt('onto itself', () => fs.cpSync('from', 'from', { recursive: true }));
attempt('into itself', () => fs.cpSync('from', 'from/deep/inner', { recursive: true }));
attempt('dereference', () => fs.cpSync('from', 'plain', { recursive: true, dereference: true }));
list('plain');
attempt('verbatim',
  () => fs.cpSync('from', 'verbatim', { recursive: true, verbatimSymlinks: true }));
list('verbatim');
attempt('missing', () => fs.cpSync('missing', 'x'));
attempt('parents are made', () => fs.cpSync('from/one', 'new/parents/one'));
list('new');
