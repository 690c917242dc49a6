// util as an ECMAScript module: named exports, the classes are the global ones.
import assert from 'assert';
import util, { inspect, TextDecoder, TextEncoder, types } from 'util';
import * as publicTypes from 'util/types';

assert.strictEqual(inspect, util.inspect);
assert.strictEqual(TextEncoder, globalThis.TextEncoder);
assert.strictEqual(TextDecoder, globalThis.TextDecoder);
assert.strictEqual(publicTypes.isMap, types.isMap);
assert.match(inspect(publicTypes, { depth: 0 }), /^\[Module: null prototype\] \{\n/);
