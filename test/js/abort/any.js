'use strict';
// AbortSignal.any follows the first of its sources, also through another any().
const assert = require('assert');

const one = new AbortController();
const two = new AbortController();
const any = AbortSignal.any([one.signal, two.signal]);
const outer = AbortSignal.any([any]);
const seen = [];
any.addEventListener('abort', () => seen.push(['any', any.reason]));
outer.addEventListener('abort', () => seen.push(['outer', outer.reason]));
two.abort('two');
one.abort('one');
assert.deepStrictEqual(seen, [['any', 'two'], ['outer', 'two']]);
assert.strictEqual(AbortSignal.any([one.signal, two.signal]).reason, 'one');
assert.strictEqual(AbortSignal.any([]).aborted, false);
