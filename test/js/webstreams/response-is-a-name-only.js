// Until fetch is there, one can ask whether something is a Response and make one, which packages do
// to learn where they run; using it is a clear error.
'use strict';
const assert = require('assert');

const absent = { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' };
assert.strictEqual(typeof fetch, 'undefined');
assert.strictEqual({} instanceof Response, false);
const response = new Response(null, { cf: { thing: true } });
assert.strictEqual(response.cf, undefined);
assert.throws(() => response.status, absent);
assert.throws(() => response.text(), absent);
assert.throws(() => Response.json({}), absent);
