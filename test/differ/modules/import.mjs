// import: named and default exports of CommonJS, dynamic import, import.meta, errors.
import fs, { readFileSync } from 'fs';
import path from 'node:path';

console.log(fs.readFileSync === readFileSync, path.basename(import.meta.url), typeof require);
fs.writeFileSync('c.cjs', 'exports.a = 1; exports.default = 2; module.exports.later = 3;');
fs.writeFileSync('e.mjs', 'export let n = 1; export function up() { n++; } export default "d";');
fs.writeFileSync('bad.mjs', 'import { nothing } from "./e.mjs";');
const here = new URL(`file://${process.cwd()}/`);
const cjs = await import(new URL('c.cjs', here));
console.log(Object.keys(cjs), cjs.default);
const esm = await import(new URL('e.mjs', here));
esm.up();
console.log(esm.n, esm.default, esm[Symbol.toStringTag], Object.isFrozen(esm));
for (const target of ['./missing.mjs', 'missing-package', 'bad.mjs', 'http://x/y', 'node:nope']) {
  try {
    await import(target.startsWith('bad') ? new URL(target, here) : target);
  } catch (error) {
    console.log(error.name, error.code, error.message.split('\n')[0].replace(/file:.*\//, '')
      .replace(/'\/.*\//, "'").replace(/imported from .*/, ''));
  }
}
try {
  esm.n = 5;
} catch (error) {
  console.log(error.name, error.message.slice(0, 30));
}
