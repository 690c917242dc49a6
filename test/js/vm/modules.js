'use strict';
// vm.SourceTextModule and vm.SyntheticModule, behind --experimental-vm-modules.
const assert = require('assert');
const vm = require('vm');
const { runScript } = require('../fixtures/program');

assert.strictEqual(vm.SourceTextModule, undefined);

async function main() {
  const context = vm.createContext({ seen: [] });
  const main = new vm.SourceTextModule(`
    import one, { two as second } from 'numbers';
    seen.push(import.meta.mark, typeof process);
    export default one + second;
    export const later = await import('numbers');`, {
    context,
    initializeImportMeta(meta, module) { meta.mark = module === main; },
    async importModuleDynamically(specifier, module) {
      assert.strictEqual(module, main);
      return numbers;
    },
  });
  const numbers = new vm.SyntheticModule(['default', 'two'], function() {
    this.setExport('default', 1);
    this.setExport('two', 2);
  }, { context, identifier: 'numbers' });
  assert.strictEqual(main.identifier, 'vm:module(0)');
  assert.strictEqual(main.status, 'unlinked');
  assert.deepStrictEqual(main.dependencySpecifiers, ['numbers']);
  assert.throws(() => main.namespace, { code: 'ERR_VM_MODULE_STATUS' });
  assert.throws(() => numbers.setExport('two', 3), { code: 'ERR_VM_MODULE_STATUS' });
  assert.strictEqual(Buffer.isBuffer(main.createCachedData()), true);
  await main.link((specifier) => {
    assert.strictEqual(main.status, 'linking');
    return specifier === 'numbers' ? numbers : null;
  });
  assert.strictEqual(main.status, 'linked');
  assert.strictEqual(await main.evaluate(), undefined);
  assert.strictEqual(main.namespace.default, 3);
  assert.strictEqual(main.namespace.later, numbers.namespace);
  assert.deepStrictEqual([...context.seen], [true, 'undefined']);
  assert.throws(() => main.createCachedData(),
    { code: 'ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA' });

  const lonely = new vm.SourceTextModule('import "nowhere"');
  await assert.rejects(lonely.link(() => ({})), { code: 'ERR_VM_MODULE_NOT_MODULE' });
  assert.strictEqual(lonely.status, 'errored');
  const stranger = new vm.SourceTextModule('import "x"');
  await assert.rejects(stranger.link(() => main), { code: 'ERR_VM_MODULE_DIFFERENT_CONTEXT' });
  const endless = new vm.SourceTextModule('for (;;);');
  await endless.link(() => {});
  await assert.rejects(endless.evaluate({ timeout: 5 }), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
  assert.throws(() => new vm.SourceTextModule('1', { cachedData: Buffer.from('x') }),
    { code: 'ERR_VM_MODULE_CACHED_DATA_REJECTED', message: 'cachedData buffer was rejected' });
  console.log('done');
}

const text = `const assert = require('assert'); const vm = require('vm');\n${main}\nmain();`;
const { stdout, stderr } = runScript(text, '--experimental-vm-modules', '--no-warnings');
assert.strictEqual(stdout, 'done\n', stderr);
