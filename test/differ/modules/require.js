// require: what is found how, errors, cache, main, circles, JSON.
'use strict';
const fs = require('fs');
const path = require('path');
const { createRequire, builtinModules, isBuiltin } = require('module');

fs.mkdirSync('node_modules/pkg/lib', { recursive: true });
fs.writeFileSync('node_modules/pkg/package.json', '{ "main": "lib/main.js" }');
fs.writeFileSync('node_modules/pkg/lib/main.js', 'exports.file = __filename.slice(-7)');
fs.writeFileSync('a.js', 'exports.early = 1; exports.b = require("./b"); exports.late = 2');
fs.writeFileSync('b.js', 'exports.seen = { ...require("./a") }');
fs.writeFileSync('data.json', '{"a": [1]}');
fs.writeFileSync('throws.js', 'throw new RangeError("from a module")');
fs.writeFileSync('node_modules/exp.js', 'module.exports = () => "function"');
const here = createRequire(path.resolve('x.js'));
console.log(here('pkg'), here('./a'), here('./data'), here('exp')());
console.log(here('./data.json') === here('./data'), Object.keys(here.cache).length > 3);
for (const name of ['missing', './missing', 'pkg/missing', './throws', '', 'node:nope',
  'pkg/lib/main']) {
  try {
    console.log(here(name));
  } catch (error) {
    const [line] = error.message.replaceAll(process.cwd(), '.').split('\n');
    console.log(error.name, error.code, line, error.requireStack?.length);
  }
}
for (const bad of [undefined, 1, null, {}]) {
  try {
    here(bad);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(require.main === module, module.children.length, module.loaded, module.id);
console.log(require.resolve('fs'), isBuiltin('node:fs'), isBuiltin('x'));
console.log(builtinModules.includes('fs'));
