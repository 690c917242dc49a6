'use strict';
// data: URLs: the first comma ends the type, quoted or not; types that are no module.
const assert = require('assert');

async function check() {
  const quoted = await import('data:application/json;a="x,"5"', { with: { type: 'json' } });
  assert.strictEqual(quoted.default, '5');
  const coded = await import(`data:text/javascript;base64,${btoa('export default 6')}`);
  assert.strictEqual(coded.default, 6);
  await assert.rejects(import('data:text/plain,x'), {
    code: 'ERR_UNKNOWN_MODULE_FORMAT',
    message: 'Unknown module format: text/plain for URL data:text/plain,x',
  });
}
check();
