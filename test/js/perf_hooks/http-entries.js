'use strict';
// Requests are entries of the type http for those who observe them, on either side.
const assert = require('assert');
const http = require('http');
const { performance, PerformanceObserver } = require('perf_hooks');

const entries = [];
const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
observer.observe({ type: 'http' });

const server = http.createServer((request, response) => {
  response.setHeader('X-Answer', 'yes');
  request.resume().on('end', () => response.end('hello'));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  http.request({
    port, host: '127.0.0.1', method: 'POST', path: '/p?q', agent: false, headers: { 'X-Ask': '1' },
  }, (response) => {
    response.resume().on('end', () => server.close(() => setTimeout(check, 20, port)));
  }).end('body');
});

function check(port) {
  observer.disconnect();
  assert.strictEqual(performance.getEntriesByType('http').length, 0);
  const client = entries.find(({ name }) => name === 'HttpClient');
  const served = entries.find(({ name }) => name === 'HttpRequest');
  assert.strictEqual(entries.length, 2);
  for (const { entryType, startTime, duration } of entries) {
    assert.strictEqual(entryType, 'http');
    assert.ok(startTime > 0 && duration >= 0);
  }
  const { req, res } = client.detail;
  assert.strictEqual(req.method, 'POST');
  assert.strictEqual(req.url, 'http://127.0.0.1/p?q');
  assert.deepStrictEqual({ ...req.headers }, { 'x-ask': '1', 'host': `127.0.0.1:${port}` });
  assert.deepStrictEqual([res.statusCode, res.statusMessage], [200, 'OK']);
  assert.strictEqual(res.headers['x-answer'], 'yes');
  assert.strictEqual(served.detail.req.url, '/p?q');
  assert.strictEqual(served.detail.req.headers['x-ask'], '1');
  assert.deepStrictEqual({ ...served.detail.res.headers }, { 'x-answer': 'yes' });
}
