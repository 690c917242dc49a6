// An https.Agent can be made, which packages do as they load, and is Node's; using it throws.
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
for (const use of [() => https.get('https://localhost/'), () => https.createServer(),
  () => agent.createConnection({})]) {
  assert.throws(use, { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
}
agent.destroy();
