'use strict';
// A signal aborts a request: before it is sent, and while it waits for its response.
const assert = require('assert');
const http = require('http');

const errors = [];
const server = http.createServer(() => later.abort('why'));
const later = new AbortController();
function ask(signal, next) {
  const request = http.get({
    host: '127.0.0.1', port: server.address().port, agent: false, signal,
  }, () => assert.fail('no response'));
  request.on('error', (error) => errors.push([error.name, error.code, error.cause]));
  request.on('close', () => {
    assert.strictEqual(request.destroyed, true);
    next();
  });
}
server.listen(0, '127.0.0.1', () => {
  ask(AbortSignal.abort('early'), () => ask(later.signal, () => server.close()));
});
assert.throws(() => http.get({ signal: {} }), { code: 'ERR_INVALID_ARG_TYPE' });
process.on('exit', () => assert.deepStrictEqual(errors, [
  ['AbortError', 'ABORT_ERR', 'early'], ['AbortError', 'ABORT_ERR', 'why'],
]));
