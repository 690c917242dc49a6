// eslint over a part of Orrery's own library, from the command line and as a class: what it finds
// is compared with what it must find, and a planted mistake is found and mended.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { ESLint, Linter } = require('eslint');

const library = path.join(process.env.ORRERY_ROOT, 'stdlib-js');
const config = {
  root: true,
  env: { es2022: true, node: true },
  parserOptions: { ecmaVersion: 'latest' },
  rules: {
    'no-undef': 'error', 'no-unreachable': 'error', 'no-dupe-keys': 'error', 'no-var': 'error',
    'prefer-const': 'error', 'eqeqeq': ['error', 'always', { null: 'ignore' }],
    'strict': ['error', 'global'], 'semi': 'error', 'no-fallthrough': 'error',
  },
  globals: { internalBinding: 'readonly' },
};

async function lintLibrary() {
  const eslint = new ESLint({ useEslintrc: false, overrideConfig: config, cwd: library });
  const results = await eslint.lintFiles(['path.js', 'internal/modules/**/*.js', 'fs/*.js']);
  assert.ok(results.length > 20, `${results.length} files`);
  const formatter = await eslint.loadFormatter('stylish');
  assert.strictEqual(await formatter.format(results), '');
}

async function mend() {
  const eslint = new ESLint({ useEslintrc: false, overrideConfig: config, fix: true });
  const [result] = await eslint.lintText('"use strict"\nvar a = 1\nif (a == 2) b()\n');
  assert.deepStrictEqual(result.messages.map(({ ruleId, line }) => `${ruleId}:${line}`),
    ['eqeqeq:3', 'no-undef:3']);
  assert.strictEqual(result.output, '"use strict";\nconst a = 1;\nif (a == 2) b();\n');
  const broken = new Linter().verify('let = (', {});
  assert.match(broken[0].message, /^Parsing error: /);
}

function commandLine() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lint-'));
  fs.writeFileSync(path.join(folder, '.eslintrc.json'), JSON.stringify(config));
  fs.writeFileSync(path.join(folder, 'bad.js'), "'use strict';\nfoo({ a: 1, a: 2 });\n");
  const bin = path.join(path.dirname(require.resolve('eslint/package.json')), 'bin', 'eslint.js');
  const { status, stdout, stderr } = spawnSync(process.execPath,
    [...process.execArgv, bin, '.', '--format', 'unix'], { cwd: folder, encoding: 'utf8' });
  assert.strictEqual(stderr, '');
  assert.strictEqual(status, 1);
  assert.strictEqual(stdout, [
    `${folder}/bad.js:2:1: 'foo' is not defined. [Error/no-undef]`,
    `${folder}/bad.js:2:13: Duplicate key 'a'. [Error/no-dupe-keys]`, '', '2 problems', '',
  ].join('\n'));
}

async function main() {
  await lintLibrary();
  await mend();
  commandLine();
  console.log('eslint: ok');
}

main();
