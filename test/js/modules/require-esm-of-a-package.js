'use strict';
// require() takes the ES modules of packages: names, default beside __esModule, 'module.exports',
// live bindings, one instance with import(), errors, waiting graphs, cycles.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { createRequire } = require('module');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'require-esm-'));
process.on('exit', () => fs.rmSync(root, { recursive: true }));

function write(name, text) {
  const file = path.join(root, 'node_modules', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

function addPackage(name, files) {
  write(`${name}/package.json`, JSON.stringify({ type: 'module', exports: './index.js' }));
  for (const [file, text] of Object.entries(files)) write(`${name}/${file}`, text);
}

addPackage('names', { 'index.js': `export * from './part.mjs';
  export let count = 0; export function add() { count++; }`,
'part.mjs': 'export const part = 1;' });
addPackage('with-default', { 'index.js': 'export default class A {}; export const b = 2;' });
addPackage('as-function', { 'index.js':
  `const f = () => 'called'; export default f; export { f as 'module.exports' };` });
addPackage('throws', { 'index.js': "throw new RangeError('from the module');" });
addPackage('waits', { 'index.js': 'export const x = await 1;' });
addPackage('broken', { 'index.js': 'export const = 1;' });
addPackage('cycle', { 'index.js': `import './back.cjs'; export const x = 1;`,
  'back.cjs': `try { require('./index.js'); } catch (error) { globalThis.cycle = error.code; }` });

const load = createRequire(path.join(root, 'main.js'));
const names = load('names');
assert.deepStrictEqual(Object.keys(names), ['add', 'count', 'part']);
names.add();
assert.strictEqual(names.count, 1);
assert.strictEqual(load('names'), names);
const both = load('with-default');
assert.strictEqual(both.__esModule, true);
assert.strictEqual(both.default.name, 'A');
assert.strictEqual(both.b, 2);
assert.strictEqual(load('as-function')(), 'called');
for (let i = 0; i < 2; i++) {
  assert.throws(() => load('throws'), { name: 'RangeError', message: 'from the module' });
  assert.throws(() => load('broken'), SyntaxError);
}
assert.throws(() => load('waits'), { code: 'ERR_REQUIRE_ASYNC_MODULE' });
// The program's own files are held to Node 18's rule.
fs.writeFileSync(path.join(root, 'own.mjs'), 'export const x = 1;');
assert.throws(() => load('./own.mjs'), { code: 'ERR_REQUIRE_ESM' });

const imported = (name) => import(path.join(root, 'node_modules', name, 'index.js'));
(async () => {
  assert.strictEqual(await imported('names'), names);
  await imported('cycle');
  assert.strictEqual(globalThis.cycle, 'ERR_REQUIRE_CYCLE_MODULE');
})();
