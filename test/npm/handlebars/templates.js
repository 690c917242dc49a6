// handlebars: helpers, partials, blocks, escapes, precompiled templates, errors with their line,
// and its command line.
'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const vm = require('vm');
const Handlebars = require('handlebars');

const hbs = Handlebars.create();
hbs.registerHelper('loud', (text) => String(text).toUpperCase());
hbs.registerHelper('list', (items, options) =>
  new hbs.SafeString(items.map((item) => `<li>${options.fn(item)}</li>`).join('')));
hbs.registerPartial('row', '{{@index}}:{{name}}{{#unless @last}}, {{/unless}}');
hbs.registerPartial('page', '<main>{{> @partial-block}}</main>{{> (lookup . "foot")}}');
hbs.registerPartial('end', 'END');

const page = hbs.compile(`{{#> page}}
{{loud title}} {{{raw}}} {{raw}}
{{#each rows}}{{> row}}{{else}}none{{/each}}
{{#list rows}}{{name}} {{../title}}{{/list}}
{{#with (lookup rows 0) as |first|}}{{first.name}}{{/with~}}
   {{! a comment }}
{{/page}}`, { strict: false });
assert.strictEqual(page({ title: 'tea', raw: '<b> & "', foot: 'end',
  rows: [{ name: 'a' }, { name: "b'" }] }), [
  '<main>TEA <b> & " &lt;b&gt; &amp; &quot;', '0:a, 1:b&#x27;',
  '<li>a tea</li><li>b&#x27; tea</li>', 'a</main>END',
].join('\n'));

assert.throws(() => hbs.compile('a\n{{#if x}}')({}), /Parse error on line 2/);
assert.throws(() => hbs.compile('{{x}}', { strict: true })({}),
  /"x" not defined in \[object Object\] - 1:2/);
assert.strictEqual(hbs.compile('{{constructor.name}}{{__proto__.x}}')({}), '');

const spec = vm.runInThisContext(`(${hbs.precompile('Hello {{name}}!')})`);
assert.strictEqual(hbs.template(spec)({ name: 'you' }), 'Hello you!');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hbs-'));
fs.writeFileSync(path.join(folder, 'a.handlebars'), 'A {{x}}');
fs.writeFileSync(path.join(folder, 'b.handlebars'), 'B {{x}}');
const bin = path.join(path.dirname(require.resolve('handlebars/package.json')), 'bin',
  'handlebars');
const { status, stdout, stderr } = spawnSync(process.execPath,
  [...process.execArgv, bin, folder], { encoding: 'utf8' });
assert.deepStrictEqual([status, stderr], [0, '']);
vm.runInNewContext(stdout, { Handlebars });
assert.deepStrictEqual(['a', 'b'].map((name) => Handlebars.templates[name]({ x: 1 })),
  ['A 1', 'B 1']);
console.log('handlebars: ok');
