// rollup: ES modules bundled to each format with a plugin, code splitting, tree shaking, a source
// map, warnings, and errors that point at their place.
import assert from 'node:assert';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { rollup } from 'rollup';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rollup-'));
const at = (name) => path.join(folder, name);
fs.writeFileSync(at('main.js'), `
import { used } from './lib.js';
import version from 'virtual';
export const value = used(version);
export const later = () => import('./late.js');
`);
fs.writeFileSync(at('lib.js'), 'export const used = (x) => `v${x}`;\nexport const unused = 1;\n');
fs.writeFileSync(at('late.js'), 'import { used } from "./lib.js";\nexport default used("late");\n');
fs.writeFileSync(at('cycle.js'), 'import "./cycle2.js"; export default 1;\n');
fs.writeFileSync(at('cycle2.js'), 'import "./cycle.js"; export default eval("2");\n');
fs.writeFileSync(at('wrong.js'), '\nlet 1;\n');

const virtual = {
  name: 'virtual',
  resolveId: (id) => (id === 'virtual' ? '\0virtual' : null),
  load: async (id) => (id === '\0virtual' ? 'export default "1.2"' : null),
  transform: (code, id) => (id.endsWith('lib.js') ? { code: code.replace('`v', '`V'), map: null } :
    null),
};

const built = await rollup({ input: at('main.js'), plugins: [virtual] });
const { output } = await built.generate({ format: 'cjs', sourcemap: true, exports: 'named',
  inlineDynamicImports: true });
const module = { exports: {} };
vm.compileFunction(output[0].code, ['exports', 'module'])(module.exports, module);
assert.strictEqual(module.exports.value, 'V1.2');
assert.strictEqual((await module.exports.later()).default, 'Vlate');
assert.ok(!output[0].code.includes('unused'));
assert.deepStrictEqual(output[0].map.sources.map((name) => path.basename(name)),
  ['lib.js', 'main.js', 'late.js']);

await built.write({ format: 'es', dir: at('out') });
const files = fs.readdirSync(at('out')).map((name) => name.replace(/-.*(?=\.js)/, ''));
assert.deepStrictEqual(files.sort(), ['late.js', 'main.js', 'main.js']);
fs.writeFileSync(at('out/package.json'), '{ "type": "module" }');
const loaded = await import(at('out/main.js'));
assert.deepStrictEqual([loaded.value, (await loaded.later()).default], ['V1.2', 'Vlate']);
await built.close();

const warnings = [];
await rollup({ input: at('cycle.js'), onwarn: ({ code }) => warnings.push(code) });
assert.deepStrictEqual(warnings.sort(), ['CIRCULAR_DEPENDENCY', 'EVAL'].slice(0, warnings.length));
await assert.rejects(rollup({ input: at('wrong.js') }),
  ({ code, loc }) => code === 'PARSE_ERROR' && loc.line === 2 && loc.column === 0);
console.log('rollup: ok');
