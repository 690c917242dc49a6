'use strict';
// Channels by name; a subscriber that throws does not disturb the publisher.
const assert = require('assert');
const dc = require('diagnostics_channel');

const channel = dc.channel('test');
assert.strictEqual(dc.channel('test'), channel);
assert.strictEqual(channel.hasSubscribers, false);
const messages = [];
const subscriber = (message, name) => messages.push([message, name]);
const errors = [];
process.on('uncaughtException', (error) => errors.push(error.message));
dc.subscribe('test', () => { throw new Error('from a subscriber'); });
channel.subscribe(subscriber);
channel.publish('message');
assert.deepStrictEqual(messages, [['message', 'test']]);
assert.strictEqual(channel.unsubscribe(subscriber), true);
assert.strictEqual(channel.unsubscribe(subscriber), false);
channel.publish('nobody');
assert.strictEqual(messages.length, 1);
assert.throws(() => dc.channel(5), { code: 'ERR_INVALID_ARG_TYPE' });
setImmediate(() => assert.deepStrictEqual(errors, ['from a subscriber', 'from a subscriber']));
