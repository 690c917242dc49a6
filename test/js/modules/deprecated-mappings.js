'use strict';
// Slashes at the end of what "exports" is asked for warn; doubled ones with --pending-deprecation.
const assert = require('assert');
const { makeTree, runIn } = require('../fixtures/program');

const folder = makeTree({
  'node_modules/pkg/package.json': { exports: { './*': './lib/*.js', './twice': './lib//a.js' } },
  'node_modules/pkg/lib/a.js': '',
  'main.js': `for (const name of ['pkg/a', 'pkg//a', 'pkg/twice', 'pkg/a/', 'pkg/a/']) {
    try { require(name); } catch {}
  }`,
  'host.js': 'new URL("http://\u00e9.com"); require("url").parse("http://a"); module.parent;',
});
const codesOf = ({ stderr }) => [...stderr.matchAll(/\[(DEP\d+)\]/g)].map(([, code]) => code);
const plain = runIn(folder, 'main.js');
assert.deepStrictEqual(codesOf(plain), ['DEP0155']);
assert.ok(plain.stderr.includes('Use of deprecated trailing slash pattern mapping "./a/" in the ' +
  `"exports" field module resolution of the package at ${folder}/node_modules/pkg/package.json. ` +
  'Mapping specifiers ending in "/" is no longer supported.'));
const pending = runIn(folder, '--pending-deprecation', 'main.js');
assert.deepStrictEqual(codesOf(pending), ['DEP0166', 'DEP0166', 'DEP0155']);
assert.ok(pending.stderr.includes('double slash resolving "./lib//a.js" for module request ' +
  '"./twice" in the "exports" field'));
assert.deepStrictEqual(codesOf(runIn(folder, '--pending-deprecation', 'host.js')),
  ['DEP0169', 'DEP0144']);
assert.deepStrictEqual(codesOf(runIn(folder, 'host.js')), []);
