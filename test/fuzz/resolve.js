'use strict';
// Fuzzes the resolution of modules: packages with random `exports`, `imports` and `main`, and random
// specifiers. It must end with a file inside the folder, or with an error that Node documents.
//
//   orrery resolve.js <rounds>
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const { random } = require('./fixtures/random');

process.noDeprecation = true; // Node warns of some of what it resolves
const rounds = Number(process.argv[2] || 1000);
const root = fs.realpathSync(fs.mkdtempSync(path.join(process.env.TMPDIR || '/tmp', 'orrery-resolve-')));
const codes = new Set(['MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED', 'ERR_INVALID_PACKAGE_TARGET',
  'ERR_INVALID_PACKAGE_CONFIG', 'ERR_INVALID_MODULE_SPECIFIER', 'ERR_PACKAGE_IMPORT_NOT_DEFINED',
  'ERR_INVALID_ARG_VALUE', 'ERR_UNSUPPORTED_DIR_IMPORT']);

const pick = (list) => list[random(list.length)];

const targets = ['./index.js', './lib/a.js', './lib/*.js', './lib/*', './missing.js', '../outside.js',
  './node_modules/x/y.js', './lib/../index.js', 'other', '', '.', './', '/abs.js', null, 7, []];
const keys = ['.', './a', './lib/*', './lib/*.js', './*', './lib/', '#in', '#in/*', '', 'x', '0'];
const conditions = ['node', 'require', 'import', 'default', 'browser'];
const parts = ['p', 'p/', '@s/p', 'p/a', 'p/lib/a', 'p/lib/a.js', 'p/../q', './index', './lib', '..', '.',
  '#in', '#in/a', '#', '@s', '@', '', '/', 'p//a', 'p/./a', './lib/a.js', 'p\\a', 'p%2fa', '\0', 'fs'];

function target(depth) {
  if (depth === 0 || random(3) > 0) return pick(targets);
  if (random(3) === 0) return [target(depth - 1), target(depth - 1)];
  const made = {};
  for (let left = random(3); left >= 0; left--) made[pick(conditions)] = target(depth - 1);
  return made;
}

function map() {
  if (random(4) === 0) return target(2);
  const made = {};
  for (let left = random(4); left >= 0; left--) made[pick(keys)] = target(2);
  return made;
}

function writePackage(folder) {
  fs.mkdirSync(path.join(folder, 'lib'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'index.js'), '');
  fs.writeFileSync(path.join(folder, 'lib', 'a.js'), '');
  const description = { name: pick(['p', '@s/p', 'self']) };
  if (random(2) === 0) description.exports = map();
  if (random(2) === 0) description.imports = map();
  if (random(2) === 0) description.main = pick(targets);
  const text = JSON.stringify(description);
  fs.writeFileSync(path.join(folder, 'package.json'),
    random(20) === 0 ? text.slice(0, random(text.length)) : text);
  return text;
}

function tryOne(from, specifier, described) {
  let found;
  try {
    found = createRequire(path.join(from, 'index.js')).resolve(specifier);
  } catch (error) {
    if (codes.has(error.code)) return;
    if (error instanceof SyntaxError && error.message.includes('package.json')) return;
    fail(`threw ${error.stack}`, specifier, described);
  }
  if (found === specifier && specifier === 'fs') return;
  if (!fs.statSync(found).isFile()) fail(`found ${found}, no file`, specifier, described);
  if (!found.startsWith(root)) fail(`left the folder: ${found}`, specifier, described);
}

function fail(what, specifier, described) {
  console.error(`not so: ${what}\n  ${JSON.stringify(specifier)} with ${described}`);
  fs.rmSync(root, { recursive: true, force: true });
  process.exit(1);
}

for (let round = 0; round < rounds / 10; round++) {
  // A folder of its own each time: descriptions of packages are remembered by path.
  const base = path.join(root, String(round));
  const described = [base, path.join(base, 'node_modules', 'p'),
    path.join(base, 'node_modules', '@s', 'p')].map(writePackage).join('\n       ');
  for (let i = 0; i < 10; i++) {
    tryOne(base, pick(parts) + (random(4) === 0 ? pick(['/', 'a', '/a', '.js', '*'])  : ''), described);
  }
}
fs.rmSync(root, { recursive: true, force: true });
console.log(`${rounds} rounds`);
