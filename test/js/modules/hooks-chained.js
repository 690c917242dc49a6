'use strict';
// Hooks form a chain, the last registered first; the earlier ones help to load the later ones.
const assert = require('assert');
const { makeTree, runIn } = require('../fixtures/program');

const folder = makeTree({
  'first.mjs': `const texts = { 'virtual:hooks':
      'export const load = (url, context, next) => { console.log("late"); return next(url); }' };
    export const resolve = (specifier, context, next) => (specifier in texts ?
      { url: specifier, shortCircuit: true } : next(specifier));
    export const load = (url, context, next) => (url in texts ?
      { format: 'module', source: texts[url], shortCircuit: true } : next(url));`,
  'second.mjs': `await new Promise((resolve) => setTimeout(resolve, 5));
    export async function resolve(specifier, context, next) {
      console.log('second', Object.keys(context).join());
      const { url } = await next(specifier, { mark: 1 });
      return { url: url.replace('wrong', 'right') };
    }`,
  'main.cjs': `const { register } = require('module');
    const parent = require('url').pathToFileURL(__filename);
    register('./first.mjs', parent);
    register('virtual:hooks', parent);
    register('./second.mjs', parent);
    import('./wrong.mjs').then(({ name }) => console.log(name));`,
  'right.mjs': 'export const name = "right";',
  'wrong.mjs': 'export const name = "wrong";',
  'incomplete.mjs': 'export const resolve = () => ({ url: "a:b" });',
});
assert.strictEqual(runIn(folder, 'main.cjs').stdout,
  'second conditions,importAttributes,parentURL\nlate\nright\n');
assert.match(runIn(folder, '--loader', './incomplete.mjs', 'right.mjs').stderr,
  /ERR_LOADER_CHAIN_INCOMPLETE\]: "\.\/incomplete\.mjs 'resolve'" did not call/);
