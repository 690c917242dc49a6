// esbuild: its binary, spoken to through child_process: a bundle with plugins, a transform, errors
// with their places, source maps, the synchronous calls, watching, and the end of the service.
'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

// Its synchronous calls would use a worker thread; this switch of its own lets them run the binary.
process.env.ESBUILD_WORKER_THREADS = '0';
const esbuild = require('esbuild');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bundle-'));
const at = (name) => path.join(folder, name);
fs.writeFileSync(at('data.json'), '{ "a": [1, 2], "unused": true }');
fs.writeFileSync(at('lib.ts'), 'export const twice = (n: number): number => n * 2;\n');
fs.writeFileSync(at('main.ts'), `
import { twice } from './lib';
import { a } from './data.json';
import who from 'virtual:who';
module.exports = [who, ...a.map(twice)] as const;
`);

const who = {
  name: 'who',
  setup(build) {
    build.onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: 'virtual' }));
    build.onLoad({ filter: /.*/, namespace: 'virtual' }, async () => {
      await null;
      return { contents: 'export default "plugin"' };
    });
  },
};

async function bundle() {
  const result = await esbuild.build({
    entryPoints: [at('main.ts')], bundle: true, platform: 'node', minify: true, metafile: true,
    sourcemap: true, outfile: at('out.js'), plugins: [who],
  });
  assert.deepStrictEqual([result.errors, result.warnings], [[], []]);
  assert.deepStrictEqual(require(at('out.js')), ['plugin', 2, 4]);
  assert.ok(!fs.readFileSync(at('out.js'), 'utf8').includes('unused'));
  assert.strictEqual(Object.keys(result.metafile.inputs).length, 4);
  const map = JSON.parse(fs.readFileSync(at('out.js.map'), 'utf8'));
  assert.ok(map.sources.includes('lib.ts'));
}

async function fail() {
  const wrong = { stdin: { contents: 'let x = ;\n' }, write: false, logLevel: 'silent' };
  await assert.rejects(esbuild.build(wrong), (error) => {
    const [{ text, location }] = error.errors;
    assert.deepStrictEqual([text, location.line, location.column], ['Unexpected ";"', 1, 8]);
    return true;
  });
}

async function watch() {
  const seen = [];
  let told;
  const tell = {
    name: 'tell',
    setup: (build) => build.onEnd((result) => {
      seen.push(result.outputFiles[0].text);
      told?.();
    }),
  };
  const context = await esbuild.context({ entryPoints: [at('lib.ts')], write: false,
    plugins: [tell] });
  await context.rebuild();
  fs.writeFileSync(at('lib.ts'), 'export const thrice: number = 3;\n');
  const again = new Promise((resolve) => { told = resolve; });
  await context.watch();
  await again;
  assert.deepStrictEqual(seen.map((text) => /const (\w+)/.exec(text)[1]), ['twice', 'thrice']);
  await context.dispose();
}

async function main() {
  const { code } = await esbuild.transform('let x: number = a ?? 1', { loader: 'ts',
    target: 'es2019' });
  assert.strictEqual(code, 'let x = a != null ? a : 1;\n');
  const many = Array.from({ length: 20 }, (_, i) => esbuild.transform(`f( ${i} )`));
  assert.deepStrictEqual((await Promise.all(many)).map((result) => result.code),
    many.map((_, i) => `f(${i});\n`));
  await bundle();
  await fail();
  await watch();
  assert.strictEqual(esbuild.transformSync('<a b={1}/>', { loader: 'jsx' }).code,
    '/* @__PURE__ */ React.createElement("a", { b: 1 });\n');
  await esbuild.stop();
  console.log('esbuild: ok');
}

main();
