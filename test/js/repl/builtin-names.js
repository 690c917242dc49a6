'use strict';
// repl.builtinModules and its old name _builtinLibs, which is deprecated only in the documentation:
// reading it, as `import` of the module does, tells nothing.
const assert = require('assert');
const repl = require('repl');

process.on('warning', assert.fail);
assert.ok(repl.builtinModules.includes('fs'));
assert.ok(!repl.builtinModules.some((name) => name.startsWith('_')));
assert.deepStrictEqual(repl._builtinLibs, repl.builtinModules);
import('repl').then((names) => assert.strictEqual(names.REPLServer, repl.REPLServer));
repl._builtinLibs = ['mine'];
assert.deepStrictEqual(repl.builtinModules, ['mine']);
