// webpack 5: modules of both kinds, tree shaking, a chunk loaded later, source maps, defined
// names, watching. (Its minimiser runs in worker_threads; here it is left out.)
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');
const webpack = require('webpack');

const folder = fs.mkdtempSync(path.join(process.env.TMPDIR, 'webpack-'));
const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');

write('main.js', 'import { used } from "./parts.js"; const old = require("./old");\n' +
  'import(/* webpackChunkName: "later" */ "./later.js")\n' +
  '  .then((m) => console.log(used, old.name, `${m.default}`, MODE));');
write('parts.js', 'export const used = "used"; export const dropped = "never seen";');
write('old.js', 'exports.name = require("path").basename("/a/old");');
write('later.js', 'export default class { static toString() { return "later"; } }');

function configuration(extra) {
  return {
    context: folder, target: 'node', entry: './main.js', mode: 'production',
    optimization: { minimize: false, concatenateModules: false },
    output: { path: path.join(folder, 'out') },
    plugins: [new webpack.DefinePlugin({ MODE: '"defined"' })], ...extra,
  };
}

function build(extra) {
  return new Promise((resolve, reject) => {
    const compiler = webpack(configuration(extra));
    compiler.run((error, stats) => {
      compiler.close(() => (error ? reject(error) : resolve(stats)));
    });
  });
}

function watch() {
  return new Promise((resolve, reject) => {
    let builds = 0;
    const watching = webpack(configuration({ entry: './parts.js', mode: 'development' })).watch(
      { aggregateTimeout: 20 }, (error, stats) => {
        if (error) return reject(error);
        assert.strictEqual(stats.hasErrors(), false);
        builds++;
        if (builds === 1) setTimeout(write, 100, 'parts.js', 'export const used = "changed";');
        else if (/changed/.test(read('out/main.js'))) watching.close(resolve);
      });
  });
}

async function main() {
  const stats = await build({ devtool: 'source-map' });
  assert.deepStrictEqual(stats.toJson({ all: false, errors: true }).errors, []);
  const names = Object.keys(stats.compilation.assets).sort();
  assert.deepStrictEqual(names, ['later.js', 'later.js.map', 'main.js', 'main.js.map']);
  assert.ok(!/never seen/.test(read('out/main.js')));
  const { sources } = JSON.parse(read('out/main.js.map'));
  assert.ok(sources.some((name) => /old\.js/.test(name)));
  const out = execFileSync(process.execPath, [path.join(folder, 'out/main.js')]);
  assert.strictEqual(`${out}`, 'used old later defined\n');

  const broken = await build({ entry: './missing.js' });
  assert.match(broken.toJson({ all: false, errors: true }).errors[0].message, /Can't resolve/);
  await watch();
  console.log('webpack: bundled');
}
main();
