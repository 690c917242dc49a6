'use strict';
// A File is a Blob with a name and a time.
const assert = require('assert');
const { Blob, File } = require('buffer');

const file = new File(['abc'], 'n.txt', { type: 'a/b', lastModified: 5 });
assert.ok(file instanceof Blob);
assert.deepStrictEqual([file.name, file.lastModified, file.size, file.type], ['n.txt', 5, 3,
  'a/b']);
assert.strictEqual(Object.prototype.toString.call(file), '[object File]');
assert.throws(() => new File(['abc']), { code: 'ERR_MISSING_ARGS' });
