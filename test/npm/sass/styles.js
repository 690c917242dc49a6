// sass, postcss with autoprefixer, and babel: what a site is built with.
'use strict';
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const autoprefixer = require('autoprefixer');
const babel = require('@babel/core');
const postcss = require('postcss');
const sass = require('sass');

const folder = process.env.TMPDIR;

async function visitStyles() {
  fs.writeFileSync(path.join(folder, '_sizes.scss'), '$wide: 10px;');
  const main = path.join(folder, 'main.scss');
  fs.writeFileSync(main, '@use "sizes"; a { b { width: sizes.$wide * 2; &:hover { c: d } } }');
  const { css, loadedUrls } = sass.compile(main);
  assert.strictEqual(css, 'a b {\n  width: 20px;\n}\na b:hover {\n  c: d;\n}');
  assert.strictEqual(loadedUrls.length, 2);
  assert.strictEqual((await sass.compileStringAsync('a{b:1+2}', { style: 'compressed' })).css,
    'a{b:3}');
  assert.throws(() => sass.compileString('a { b: $none }'), { name: 'Error' });

  const prefixer = autoprefixer({ overrideBrowserslist: ['ie 11'] });
  const prefixed = await postcss([prefixer]).process('a{user-select:none}', { from: undefined });
  assert.strictEqual(prefixed.css, 'a{-ms-user-select:none;user-select:none}');
}

function visitBabel() {
  const source = 'class A { #x = 1; async f() { return (await this?.y) ?? this.#x; } }\n' +
    'const { a, ...rest } = { a: 1, b: 2 };\n' +
    'new A().f().then((x) => console.log(x, a, JSON.stringify(rest)));';
  const { code } = babel.transformSync(source, {
    configFile: false, babelrc: false,
    presets: [[require.resolve('@babel/preset-env'), { targets: { ie: '11' } }]],
  });
  assert.ok(!/class A|=>|\?\?|\.\.\./.test(code));
  new Function(code)();
}

visitStyles().then(visitBabel);
