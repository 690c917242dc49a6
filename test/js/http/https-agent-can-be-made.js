// An https.Agent can be made, which packages do as they load, and is Node's; a request fails as
// one that finds nobody.
'use strict';
const assert = require('assert');
const http = require('http');
const https = require('https');

const agent = new https.Agent({ keepAlive: true, maxSockets: 3 });
assert.ok(agent instanceof http.Agent && https.Agent() instanceof https.Agent);
assert.ok(https.globalAgent instanceof https.Agent);
assert.deepStrictEqual([agent.defaultPort, agent.protocol, agent.keepAlive, agent.maxSockets,
  agent.maxCachedSessions], [443, 'https:', true, 3, 100]);
assert.strictEqual(agent.getName(), `localhost:${':'.repeat(21)}`);
assert.strictEqual(agent.getName({ host: 'h', port: 1, ca: 'CA', rejectUnauthorized: false,
  servername: 'h', secureOptions: 0 }), 'h:1::CA::::::false:::::::::0::::');

class Own extends https.Agent {}
assert.strictEqual(new Own().protocol, 'https:');
assert.throws(() => https.createServer(), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });

// A request is one that cannot reach its host.
const requests = [
  https.get('https://localhost/a'),
  https.get(new URL('https://localhost/a'), { agent, headers: { x: 'y' } }, assert.fail),
  https.request({ host: 'localhost', path: '/a' }, assert.fail).end(),
  https.request({ host: 'localhost', path: '/a', agent: false }).end(),
];
let failed = 0;
for (const request of requests) {
  assert.ok(request instanceof http.ClientRequest);
  assert.deepStrictEqual([request.protocol, request.path, request.getHeader('host')],
    ['https:', '/a', 'localhost']);
  request.on('error', (error) => {
    assert.strictEqual(error.code, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM');
    failed++;
  });
}
process.on('exit', () => assert.strictEqual(failed, requests.length));
assert.throws(() => https.get('http://localhost/'), { code: 'ERR_INVALID_PROTOCOL' });
