'use strict';
// DOMException: legacy codes by name, getters on the prototype, a cause on request.
const assert = require('assert');

const exception = new DOMException('text', 'DataCloneError');
assert.strictEqual(exception.code, 25);
assert.strictEqual(DOMException.DATA_CLONE_ERR, 25);
assert.strictEqual(`${exception}`, 'DataCloneError: text');
assert.ok(exception instanceof Error);
assert.ok(exception.stack.startsWith('DataCloneError: text\n'));
assert.deepStrictEqual(Object.keys(exception), []);
assert.strictEqual(new DOMException('', 'Unheard').code, 0);
const caused = new DOMException('text', { name: 'AbortError', cause: 'why' });
assert.strictEqual(caused.cause, 'why');
assert.strictEqual(caused.name, 'AbortError');
assert.ok(!('cause' in exception));
