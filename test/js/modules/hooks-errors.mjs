// What hooks give is checked, and so is what they pass on.
import assert from 'assert';
import { spawnSync } from 'child_process';

const loop = process.execArgv.filter((arg) => arg.startsWith('--loop'));

function errorWith(hooks, specifier = 'node:fs') {
  const url = `data:text/javascript,${encodeURIComponent(hooks)}`;
  const program = `import { register } from 'module'; register(${JSON.stringify(url)});
    try { await import('${specifier}'); } catch (e) { console.log(e?.code, e?.message ?? e); }`;
  return spawnSync(process.execPath, [...loop, '--input-type=module', '-e', program],
    { encoding: 'utf8' }).stdout.replace(url, 'HOOKS').trimEnd();
}

assert.strictEqual(errorWith('export const resolve = () => 1'), 'ERR_INVALID_RETURN_VALUE ' +
  'Expected an object to be returned from the "HOOKS \'resolve\' hook\'s nextResolve()" function ' +
  'but got type number (1).');
assert.strictEqual(errorWith('export const resolve = () => ({ shortCircuit: true, url: 5 })'),
  'ERR_INVALID_RETURN_PROPERTY_VALUE Expected a URL string to be returned for the "url" from the ' +
  '"HOOKS \'resolve\'" function but got instance of Number.');
assert.strictEqual(errorWith('export const resolve = () => ({ url: "a:b" })'),
  'ERR_LOADER_CHAIN_INCOMPLETE "HOOKS \'resolve\'" did not call the next hook in its chain and ' +
  'did not explicitly signal a short circuit. If this is intentional, include ' +
  "`shortCircuit: true` in the hook's return.");
assert.strictEqual(errorWith('export const load = () => ({ format: "x", shortCircuit: true })'),
  'ERR_UNKNOWN_MODULE_FORMAT Unknown module format: x for URL node:fs');
assert.strictEqual(
  errorWith('export const load = () => ({ format: "module", shortCircuit: true })'),
  'ERR_INVALID_RETURN_PROPERTY_VALUE Expected string, array buffer, or typed array to be ' +
  'returned for the "source" from the "load" function but got type undefined.');
assert.strictEqual(errorWith('export const load = () => { throw null; }'), 'undefined null');
assert.strictEqual(errorWith('export const load = (u, c, next) => next(u)', 'http://a/'),
  "ERR_UNSUPPORTED_ESM_URL_SCHEME Only URLs with a scheme in: file, data, and node are supported " +
  "by the default ESM loader. Received protocol 'http:'");
