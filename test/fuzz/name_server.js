'use strict';
// Fuzzes resolvers with a name server whose answers are changed at random, over UDP and TCP. Every
// query must end once, with a result or with an error that Node documents, and the program goes on.
//
//   orrery name_server.js <queries>
const dns = require('dns');
const { random } = require('./fixtures/random');
const { start, reply, record, types, data } = require('../js/dns/fixtures/name_server');

const queries = Number(process.argv[2] || 1000);
const kAtOnce = 50;
const methods = ['resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname', 'resolveMx',
  'resolveNaptr', 'resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTxt', 'reverse'];
const codes = new Set([...Object.values(dns).filter((value) => typeof value === 'string')]);


function every(name) {
  return [
    record(name, 'A', 60, data.A('1.2.3.4')),
    record(name, 'AAAA', 60, data.AAAA([1, 2, 3, 4, 5, 6, 7, 8])),
    record(name, 'CNAME', 60, data.name('real.test')),
    record(name, 'NS', 60, data.name('ns.test')),
    record(name, 'PTR', 60, data.name('ptr.test')),
    record(name, 'MX', 60, data.MX(5, 'mx.test')),
    record(name, 'TXT', 60, data.TXT('one', 'two')),
    record(name, 'SRV', 60, data.SRV(1, 2, 3, 'srv.test')),
    record(name, 'NAPTR', 60, data.NAPTR(1, 2, 'u', 'E2U', '!x!y!', 'next.test')),
    record(name, 'SOA', 60, data.SOA('ns.test', 'root.test', 1, 2, 3, 4, 5)),
    record(name, 'CAA', 60, data.CAA(0, 'issue', 'ca.test')),
  ];
}

// The id and the question stay, else the answer would be passed over: what comes after is changed.
function change(message, from) {
  for (let left = random(6); left > 0; left--) {
    const at = random(4) === 0 ? 2 + random(10) : from + random(message.length - from);
    if (at === 4 || at === 5) continue;
    message[at] = [random(256), 0xc0, 0, 0xff, 12][random(5)];
  }
  const end = random(5) === 0 ? from + random(message.length - from) : message.length;
  return message.subarray(0, end);
}

function respond(question, via) {
  const records = every(question.name).filter(() => random(3) > 0);
  const message = reply(question, { answers: records, flags: 0x8180 });
  if (via === 'udp' && random(8) === 0) return reply(question, { flags: 0x8380 });
  if (via === 'tcp' && random(8) === 0) return undefined;
  if (random(20) === 0) return message;
  return change(message, question.raw.length);
}

async function ask(resolver, i) {
  const method = methods[random(methods.length)];
  const name = method === 'reverse' ? `203.0.113.${i % 256}` : `n${i}.test`;
  try {
    const result = await resolver[method](name);
    const isWhole = method === 'resolveSoa' ? typeof result === 'object' : Array.isArray(result);
    if (!isWhole) throw new Error(`not so: ${method} gives a whole result`);
    return true;
  } catch (error) {
    if (!codes.has(error.code)) throw error;
    return false;
  }
}

start(respond, async (server) => {
  if (types.ANY !== 255) throw new Error('not so: the fixture is sound');
  let found = 0, failed = 0;
  for (let done = 0; done < queries; done += kAtOnce) {
    const resolver = new dns.promises.Resolver({ timeout: 100, tries: 1 });
    resolver.setServers([server.address]);
    const work = Array.from({ length: kAtOnce }, (_, i) => ask(resolver, done + i));
    for (const good of await Promise.all(work)) good ? found++ : failed++;
  }
  server.close();
  if (found === 0 || failed === 0) throw new Error('not so: some are good and some are not');
  console.log(`${found} results, ${failed} errors`);
}, { tcp: true });
