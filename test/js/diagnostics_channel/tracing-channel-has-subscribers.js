'use strict';
// A TracingChannel has subscribers when one of its channels has.
const assert = require('assert');
const { tracingChannel } = require('diagnostics_channel');

const tracing = tracingChannel('a-name');
assert.strictEqual(tracing.hasSubscribers, false);
const handlers = { asyncEnd() {} };
tracing.subscribe(handlers);
assert.strictEqual(tracing.hasSubscribers, true);
tracing.unsubscribe(handlers);
assert.strictEqual(tracing.hasSubscribers, false);
