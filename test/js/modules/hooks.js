'use strict';
// Hooks of module.register resolve and load what import() asks for, and see what Node's see.
const assert = require('assert');
const { makeTree, runIn } = require('../fixtures/program');

const hooks = `
export async function initialize({ port }) { port.postMessage('initialized'); port.close(); }
export async function resolve(specifier, context, next) {
  if (specifier === 'virtual:x') return { url: 'virtual:x', shortCircuit: true };
  const result = await next(specifier);
  console.log('resolve', specifier, context.conditions.join(), result.format);
  return result;
}
export async function load(url, context, next) {
  if (url !== 'virtual:x') return next(url, context);
  return { format: 'module', source: new TextEncoder().encode('export default 42'),
    shortCircuit: true };
}`;
const folder = makeTree({
  'hooks.mjs': hooks,
  'data.json': '[1]',
  'part.cjs': 'exports.part = 1;',
  'app.mjs': `import x from 'virtual:x'; import data from './data.json' assert { type: 'json' };
    import { part } from './part.cjs'; import 'fs'; console.log(x, data, part);`,
  'main.mjs': `import { register } from 'module';
    const { port1, port2 } = new MessageChannel();
    port1.once('message', (message) => console.log(message));
    console.log(register('./hooks.mjs', { parentURL: import.meta.url, data: { port: port2 },
      transferList: [port2] }));
    await import('./app.mjs');
    await new Promise((resolve) => setImmediate(resolve));`,
});
const { status, stdout } = runIn(folder, '--no-warnings', 'main.mjs');
const lines = stdout.trim().split('\n');
assert.strictEqual(status, 0);
assert.deepStrictEqual(lines.filter((line) => line.startsWith('resolve')), [
  'resolve ./app.mjs node,import,node-addons module',
  'resolve ./data.json node,import,node-addons json',
  'resolve ./part.cjs node,import,node-addons commonjs',
  'resolve fs node,import,node-addons builtin',
]);
assert.ok(lines.includes('42 [ 1 ] 1'));
assert.ok(lines.includes('initialized'));
assert.ok(lines.includes('undefined'));

// As an option: the program itself goes through them, and a text may run before it.
const preload = makeTree({
  'hooks.mjs': `export const globalPreload = () => 'globalThis.early = typeof getBuiltin("fs");';
    export const resolve = (specifier, context, next) => {
      console.log(specifier.endsWith('main.cjs'), context.parentURL);
      return next(specifier);
    };`,
  'main.cjs': 'console.log(early, require.main === module);',
});
const loaded = runIn(preload, '--experimental-loader', './hooks.mjs', 'main.cjs');
assert.strictEqual(loaded.stdout, 'true undefined\nobject true\n');
assert.match(loaded.stderr, /`--experimental-loader` may be removed in the future; instead use/);
