// uglify-js: minified code does what the code did, with names kept or mangled, a source map, and an
// error with its place; the command line reads from its input.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const uglify = require('uglify-js');

const file = path.join(process.env.ORRERY_ROOT, 'stdlib-js', 'url.js');
const source = `
  function fibonacci(number) {
    if (number < 2) { return number; }
    else { return fibonacci(number - 1) + fibonacci(number - 2); }
  }
  var unused = function() { return 'never'; };
  result = [fibonacci(10), typeof undefinedName === 'undefined', (1, 2 * 3)];
`;

const plain = uglify.minify(source, { toplevel: true });
assert.strictEqual(plain.error, undefined);
assert.ok(plain.code.length < source.length / 2, plain.code);
assert.deepStrictEqual(Array.from(vm.runInNewContext(`var result; ${plain.code}; result`)),
  [55, true, 6]);
assert.ok(!plain.code.includes('never'));

const mapped = uglify.minify({ 'a.js': source }, { sourceMap: { filename: 'b.js' },
  mangle: { reserved: ['number'] } });
const map = JSON.parse(mapped.map);
assert.deepStrictEqual([map.sources, map.names.includes('fibonacci')], [['a.js'], true]);

const wrong = uglify.minify('var a = 1;\nif (', {}).error;
assert.deepStrictEqual([wrong.name, wrong.line, wrong.col], ['SyntaxError', 2, 4]);

const bin = require.resolve('uglify-js/bin/uglifyjs');
const text = fs.readFileSync(file, 'utf8');
const { status, stdout, stderr } = spawnSync(process.execPath,
  [...process.execArgv, bin, '--compress', '--mangle', '--beautify', 'beautify=false'],
  { encoding: 'utf8', input: text });
assert.deepStrictEqual([status, stderr], [0, '']);
assert.ok(stdout.length > 100 && stdout.length < text.length, `${stdout.length}`);
new vm.Script(`(function(require, module, exports) {${stdout}\n})`);
console.log('uglify-js: ok');
