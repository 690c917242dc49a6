'use strict';
// Answers that are cut, contradict themselves, or point to themselves end in an error; those that
// answer another question, under another id or from another port are passed over.
const assert = require('assert');
const dgram = require('dgram');
const dns = require('dns');
const { start, reply, record, encodeName, types, data } = require('./fixtures/name_server');

const pointer = (to) => Buffer.from([0xc0 | to >> 8, to & 0xff]);
// A record of the question's name (a pointer to it) whose data and length are what the caller says.
function broken(type, bytes, length = bytes.length) {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(length, 8);
  return Buffer.concat([pointer(12), head, bytes]);
}
const offsetOfData = (question) => question.raw.length + 12;

// For each: what comes back for a question.
const bad = {
  loop: (q) => [broken(q.type, pointer(offsetOfData(q)))],
  ahead: (q) => [broken(q.type, pointer(0x3fff))],
  label: (q) => [broken(q.type, Buffer.from([63, 1, 2, 3, 4]))],
  reserved: (q) => [broken(q.type, Buffer.from([0x80, 0x80, 0x80]))],
  long: (q) => [broken(q.type, Buffer.from([1]), 0xffff)],
  nothing: (q) => [broken(q.type, Buffer.alloc(0))],
  missing: () => [],  // with a count of one
  head: () => [Buffer.from([0xc0])],
};
const methods = ['resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname', 'resolveMx',
  'resolveNaptr', 'resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTxt'];

function hostile(question) {
  const kind = question.name.split('.')[0];
  const type = question.type === types.ANY ? types.MX : question.type;
  const message = reply(question, { answers: bad[kind]({ ...question, type }) });
  message.writeUInt16BE(1, 6);
  return message;
}

function good(question) {
  return reply(question, { answers: [record(question.name, 'A', 1, data.A('9.9.9.9'))] });
}

function respond(question) {
  switch (question.name) {
    case 'id.test':
      return [reply(question, { id: question.id ^ 0x5555,
        answers: [record(question.name, 'A', 1, data.A('6.6.6.6'))] }), good(question)];
    case 'question.test': {
      const questions = [Buffer.concat([encodeName('else.test'), Buffer.from([0, 1, 0, 1])])];
      return [reply(question,
        { questions, answers: [record('else.test', 'A', 1, data.A('6.6.6.6'))] }), good(question)];
    }
    case 'type.test': {
      const questions = [Buffer.concat([encodeName('type.test'), Buffer.from([0, 28, 0, 1])])];
      return [reply(question, { questions }), good(question)];
    }
    case 'empty.test': return [Buffer.alloc(0), good(question)];
    case 'short.test': return [question.raw.subarray(0, 5), Buffer.from([0]), good(question)];
    default: return hostile(question);
  }
}

start(respond, async (server) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server.address]);
  for (const name of ['id.test', 'question.test', 'type.test', 'empty.test']) {
    assert.deepStrictEqual(await resolver.resolve4(name), ['9.9.9.9'], name);
  }
  // Less than a header: passed over by c-ares 1.18, an error for later versions.
  const outcome = await resolver.resolve4('short.test').catch((error) => [error.code]);
  assert.ok(['9.9.9.9', 'EBADRESP'].includes(outcome[0]), outcome);
  const failing = new dns.promises.Resolver({ timeout: 100, tries: 1 });
  failing.setServers([server.address]);
  const work = [];
  for (const kind of Object.keys(bad)) {
    for (const method of methods) {
      work.push(failing[method](`${kind}.test`).then((result) => {
        // What has no length to be wrong about may be an empty text; nothing else may be found.
        const mayBeEmpty = ['resolveTxt', 'resolveNaptr', 'resolveCaa'].includes(method);
        const told = `${method} ${kind}: ${JSON.stringify(result)}`;
        assert.ok(mayBeEmpty || result.length === 0, told);
      }, (error) => {
        assert.match(error.code, /^E(BADRESP|NODATA|TIMEOUT|FORMERR|BADNAME|BADSTR)$/);
      }));
    }
  }
  await Promise.all(work);
  server.close();
});

// Somebody else than the server that was asked.
const silent = dgram.createSocket('udp4');
silent.on('message', (raw, { port }) => {
  const forger = dgram.createSocket('udp4');
  const question = { id: raw.readUInt16BE(0), name: 'forged.test', type: 1 };
  const forged = record('forged.test', 'A', 1, data.A('6.6.6.6'));
  forger.send(reply(question, { answers: [forged] }), port, '127.0.0.1', () => {
    forger.close();
    silent.send(good(question), port, '127.0.0.1', () => silent.close());
  });
});
silent.bind(0, '127.0.0.1', () => {
  const resolver = new dns.Resolver();
  resolver.setServers([`127.0.0.1:${silent.address().port}`]);
  resolver.resolve4('forged.test', (error, addresses) => {
    assert.ifError(error);
    assert.deepStrictEqual(addresses, ['9.9.9.9']);
  });
});
