'use strict';
// A class that a mocking package puts in the place of http.ClientRequest: it has its methods, but
// never ran its constructor.
const assert = require('assert');
const http = require('http');

const Original = http.ClientRequest;
function Mock() {
  http.OutgoingMessage.call(this);
}
Object.setPrototypeOf(Mock.prototype, Original.prototype);
http.ClientRequest = Mock;
const request = new http.ClientRequest();
assert.ok(request instanceof Original);
assert.strictEqual(request.destroyed, false);
assert.strictEqual(request.destroy(), request);
assert.strictEqual(request.destroyed, true);
assert.strictEqual(request.destroy(), request);
http.ClientRequest = Original;
