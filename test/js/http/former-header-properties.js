'use strict';
// _headers and _headerNames still work, with one warning each.
const assert = require('assert');
const { OutgoingMessage } = require('http');

const warnings = [];
process.on('warning', (warning) => warnings.push(`${warning.code} ${warning.message}`));
const message = new OutgoingMessage();
message.setHeader('Key', 'value');
assert.deepStrictEqual({ ...message._headerNames }, { key: 'Key' });
assert.deepStrictEqual({ ...message._headers }, { key: 'value' });
message._headers = { Other: 'x' };
assert.strictEqual(message.getHeader('other'), 'x');
assert.deepStrictEqual(message.getRawHeaderNames(), ['Other']);
process.on('exit', () => assert.deepStrictEqual(warnings.sort(), [
  'DEP0066 OutgoingMessage.prototype._headerNames is deprecated',
  'DEP0066 OutgoingMessage.prototype._headers is deprecated',
]));
