// Packages: "exports" and "imports" in every form, for require() and for import, with the errors.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const { createRequire } = require('module');
const { pathToFileURL } = require('url');

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'packages-')));
process.noDeprecation = true;
process.on('exit', () => fs.rmSync(root, { recursive: true }));

function write(name, content) {
  const file = path.join(root, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

const files = ['a.js', 'b.js', 'm.mjs', 'index.js', 'lib/x.js', 'lib/y.js', 'lib/internal/z.js',
  'features/f1.js', 'features/f1/g.js', 'dir/index.js'];

function addPackage(name, json) {
  const folder = `node_modules/${name}`;
  for (const file of files) {
    const text = JSON.stringify(`${name}/${file}`);
    write(`${folder}/${file}`, file.endsWith('.mjs') ? `export default ${text}` :
      `module.exports = ${text}`);
  }
  write(`${folder}/package.json`, typeof json === 'string' ? json : { name, ...json });
}

const packages = {
  text: { exports: './a.js' },
  paths: { exports: { '.': './a.js', './x': './lib/x.js' } },
  nested: { exports: { node: { import: './m.mjs', default: './a.js' }, default: './b.js' } },
  list: { exports: ['./a.js', './b.js'] },
  listBad: { exports: ['a.js', './b.js'] },
  listEmpty: { exports: [] },
  listNull: { exports: [null, './b.js'] },
  pattern: { exports: {
    './features/*': './features/*.js', './features/*.js': './features/*.js',
    './lib/*': './lib/*.js', './lib/internal/*': null, './no*pe': './lib/x.js',
    './two/*': './lib/*/*.js', './trail/': './lib/',
  } },
  mixed: { exports: { '.': './a.js', 'import': './m.mjs' } },
  bad: { exports: {
    '.': 'a.js', './up': '../text/a.js', './modules': './node_modules/x.js', './number': 5,
    './null': null, './absolute': '/etc/x', './url': 'file:///etc/x', './dots': './lib/../a.js',
    './encoded': './lib/%2e%2e/a.js', './missing': './missing.js', './folder': './lib',
    './empty': '', './object': {}, './unknown': { foo: './a.js' }, './escaped': './lib%2fx.js',
    './fallback': { import: null, require: './a.js' },
  } },
  noExports: { main: 'lib/x' },
  mainMissing: { main: 'nope.js' },
  mainNumber: { main: 5 },
  exportsNull: { exports: null, main: 'a.js' },
  exportsFalse: { exports: false, main: 'a.js' },
  exportsEmpty: { exports: {}, main: 'a.js' },
  broken: '{ "name": ,',
  array: '[]',
  empty: '',
  mark: '\ufeff{"main":"a.js"}',
  '@scope/name': { exports: { '.': './a.js', './x': './lib/x.js' } },
  onlyImport: { exports: { import: './m.mjs' } },
  onlyRequire: { exports: { require: './a.js' } },
};
for (const [name, json] of Object.entries(packages)) addPackage(name, json);
write('package.json', {
  name: 'self',
  exports: { '.': './main.js', './missing': './zz.js' },
  imports: {
    '#a': './main.js', '#package': 'text', '#deep': 'paths/x', '#null': null, '#number': 5,
    '#missing': './zz.js', '#pattern/*': './*.js', '#up': '../x.js', '#absolute': '/x',
    '#url': 'file:///x', '#none': 'nope', '#list': ['text'], '#object': {}, '#out/*': 'pattern/*',
    '#conditions': { import: './main.js', require: './other.js' },
  },
});
write('main.js', 'module.exports = "main"');
write('other.js', 'module.exports = "other"');
write('import.mjs', 'export const load = (specifier) => import(specifier);');

const specifiers = [
  ...Object.keys(packages).filter((name) => name !== 'broken'),
  ...['x', 'y', 'package.json', ''].map((name) => `paths/${name}`),
  ...['features/f1', 'features/f1.js', 'features/f1/g', 'lib/x', 'lib/internal/z', 'nope', 'noXpe',
    'two/x', 'trail/x.js', 'lib/../a', 'lib/%2e%2e/a', 'features/', 'lib/node_modules/x']
    .map((name) => `pattern/${name}`),
  ...Object.keys(packages.bad.exports).map((name) => name.replace('.', 'bad')),
  ...['lib/x', 'lib/x.js', 'lib', ''].map((name) => `noExports/${name}`),
  'self', 'self/missing', 'self/nope', '@scope/name/x', '@scope/name/y', '@scope', '@', '#', '#/x',
  ...['a', 'package', 'deep', 'null', 'number', 'missing', 'pattern/other', 'pattern/', 'up',
    'absolute', 'url', 'none', 'list', 'object', 'out/lib/x', 'conditions', 'nope']
    .map((name) => `#${name}`),
  'nope', 'nope/x', '.x', './nope', '../nope', '%61', 'a%2fb', 'node:nope', 'node:', '.', './',
  'broken', 'broken/a.js',
];

const tidy = (text) => String(text).replaceAll(root, 'ROOT').split('\nRequire stack')[0];

function show(specifier, value) {
  console.log(specifier, '=>', typeof value === 'string' ? value : typeof value);
}

function tell(specifier, error) {
  console.log(specifier, '=>', error.name, error.code, tidy(error.message));
}

const localRequire = createRequire(path.join(root, 'from.js'));
for (const specifier of specifiers) {
  try {
    show(specifier, localRequire(specifier));
  } catch (error) {
    tell(specifier, error);
  }
}

(async () => {
  const { load } = await import(pathToFileURL(path.join(root, 'import.mjs')));
  for (const specifier of specifiers) {
    try {
      show(specifier, (await load(specifier)).default);
    } catch (error) {
      tell(specifier, error);
    }
  }
})();
