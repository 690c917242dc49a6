// typescript as a library: one file transpiled, the tree walked, the language service's answers.
'use strict';
const assert = require('assert');
const ts = require('typescript');

const source = 'enum E { A = 1, B }\nexport const f = (x?: { y: E }) => x?.y ?? E.B;\n';

function transpile() {
  const { outputText, diagnostics } = ts.transpileModule(source, {
    reportDiagnostics: true, compilerOptions: { target: 'es5', module: ts.ModuleKind.CommonJS },
  });
  assert.deepStrictEqual(diagnostics, []);
  const module = { exports: {} };
  new Function('module', 'exports', outputText)(module, module.exports);
  assert.deepStrictEqual([module.exports.f(), module.exports.f({ y: 1 })], [2, 1]);
}

function walk() {
  const seen = [];
  const visit = (node) => {
    if (ts.isIdentifier(node)) seen.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true));
  assert.deepStrictEqual(seen.join(' '), 'E A B f x y E x y E B');
}

function askService() {
  const host = {
    getScriptFileNames: () => ['/a.ts'],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => (name === '/a.ts' ? ts.ScriptSnapshot.fromString(source) :
      undefined),
    getCurrentDirectory: () => '/',
    getCompilationSettings: () => ({ noLib: true, strict: true }),
    getDefaultLibFileName: () => '',
    fileExists: (name) => name === '/a.ts',
    readFile: () => undefined,
  };
  const service = ts.createLanguageService(host);
  const info = service.getQuickInfoAtPosition('/a.ts', source.indexOf('f ='));
  assert.strictEqual(ts.displayPartsToString(info.displayParts),
    'const f: (x?: {\n    y: E;\n}) => E');
  const names = service.getCompletionsAtPosition('/a.ts', source.indexOf('E.B') + 2, {})
    .entries.map(({ name }) => name);
  assert.deepStrictEqual(names, ['A', 'B']);
}

transpile();
walk();
askService();
console.log('typescript: ok');
