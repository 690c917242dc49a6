// A module of hooks is told that it is not in the main thread, so that one that registers itself
// when it is imported by the program does not do so without end.
import assert from 'assert';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { isMainThread } from 'worker_threads';

assert.strictEqual(isMainThread, true);
const folder = mkdtempSync(join(tmpdir(), 'orrery-hooks-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const file = join(folder, 'hooks.mjs');
writeFileSync(file, `
import { isMainThread } from 'worker_threads';
import { register } from 'module';
if (isMainThread) register(import.meta.url + '?hooks');
export async function load(url, context, next) {
  if (!url.startsWith('made:')) return next(url, context);
  return { format: 'module', source: 'export default "made"', shortCircuit: true };
}
export async function resolve(specifier, context, next) {
  return specifier.startsWith('made:') ? { url: specifier, shortCircuit: true } :
    next(specifier, context);
}
`);
await import(pathToFileURL(file));
assert.strictEqual((await import('made:up')).default, 'made');
