'use strict';
// `with { type: 'json' }` says what `assert` said before, in import, export and import().
const assert = require('assert');
const { spawnSync } = require('child_process');

const json = 'data:application/json,{"a":1}';
const code = `
  import value from '${json}' with { type: 'json' };
  import again from '${json}' /* with */ with{'type':"json"};
  import '${json}'with{type:'json'};
  export { default as more } from '${json}'
    with { type: 'json' };
  const { default: late } = await import('${json}', { with: { type: 'json' } });
  const quoted = await import('${json}', { 'with': { type: 'json' } });
  console.log(value === again, value === late, quoted.default.a, 'with: {');
`;
const { status, stdout, stderr } = spawnSync(process.execPath,
  ['--no-warnings', '--input-type=module', '-e', code], { encoding: 'utf8' });
assert.strictEqual(stderr, '');
assert.strictEqual(status, 0);
assert.strictEqual(stdout, 'true true 1 with: {\n');

const script = 'data:text/javascript,export{}';
async function codeOf(url, options) {
  return import(url, { with: options }).then(() => 'none', (error) => error.code);
}
async function check() {
  assert.strictEqual((await import(json, { with: { type: 'json' } })).default.a, 1);
  const withCharset = 'data:application/json;charset=utf-8,{"it\'s":2}';
  assert.strictEqual((await import(withCharset /* ; */,
    { 'with': { type: `json` } })).default["it's"], 2);
  assert.strictEqual(await codeOf(json, {}), 'ERR_IMPORT_ASSERTION_TYPE_MISSING');
  assert.strictEqual(await codeOf(json, { other: 'x' }), 'ERR_IMPORT_ASSERTION_TYPE_MISSING');
  assert.strictEqual(await codeOf(json, { type: 'css' }), 'ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED');
  assert.strictEqual(await codeOf(script, { type: 'json' }), 'ERR_IMPORT_ASSERTION_TYPE_FAILED');
  assert.strictEqual(await codeOf(script, { type: 'json', other: 'x' }),
    'ERR_IMPORT_ASSERTION_TYPE_FAILED');
  assert.strictEqual(await codeOf(script, { other: 'x' }), 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED');
}
check();

// The look for attributes is quick where there are many comments behind what is quoted.
const comments = `// with\nconst a = 'b' ${"/* '*' */ ".repeat(5000)};\nexport default a;`;
import(`data:text/javascript,${encodeURIComponent(comments)}`).then((module) => {
  assert.strictEqual(module.default, 'b');
});
