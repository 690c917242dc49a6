'use strict';
// cancel() ends what is under way with ECANCELLED, later and once, and leaves the resolver usable;
// the queries of other resolvers go on.
const assert = require('assert');
const dns = require('dns');
const { start, reply, record, data } = require('./fixtures/name_server');

const order = [];
let asked = 0;
let answerOther;

function respond(question) {
  const answer = reply(question, { answers: [record(question.name, 'A', 1, data.A('1.2.3.4'))] });
  if (question.name === 'again.test') return answer;
  if (question.name === 'other.test') {
    answerOther = answer;
  }
  if (++asked < 6) return undefined;
  cancelAll();
  return undefined;
}

const resolver = new dns.Resolver();
const promised = new dns.promises.Resolver();
const other = new dns.promises.Resolver();
resolver.cancel();  // nothing to cancel

function cancelAll() {
  resolver.cancel();
  promised.cancel();
  order.push('cancelled');
  resolver.cancel();
}

start(respond, async (server) => {
  for (const each of [resolver, promised, other]) each.setServers([server.address]);
  let untouched = true;
  other.resolve4('other.test').catch((error) => {
    assert.strictEqual(error.code, 'ECANCELLED');
    assert.strictEqual(untouched, false);
  });
  const ends = [
    new Promise((resolve) => resolver.resolve4('never1.test', resolve)),
    new Promise((resolve) => resolver.resolveTxt('never2.test', resolve)),
    new Promise((resolve) => resolver.reverse('1.2.3.4', resolve)),
    promised.resolveMx('never3.test').catch((error) => error),
    promised.reverse('::abcd').catch((error) => error),
  ];
  for (const end of ends) end.then(() => order.push('end'));
  const errors = await Promise.all(ends);
  assert.deepStrictEqual(order, ['cancelled', 'end', 'end', 'end', 'end', 'end']);
  assert.deepStrictEqual(errors.map((error) => error.message), [
    'queryA ECANCELLED never1.test', 'queryTxt ECANCELLED never2.test',
    'getHostByAddr ECANCELLED 1.2.3.4', 'queryMx ECANCELLED never3.test',
    'getHostByAddr ECANCELLED ::abcd']);
  assert.ok(errors.every((error) => error.code === dns.CANCELLED));
  assert.ok(Buffer.isBuffer(answerOther));
  assert.deepStrictEqual(await promised.resolve4('again.test'), ['1.2.3.4']);
  resolver.resolve4('again.test', (error, addresses) => {
    assert.ifError(error);
    assert.deepStrictEqual(addresses, ['1.2.3.4']);
    untouched = false;
    other.cancel();
    server.close();
  });
});
