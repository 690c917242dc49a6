// Needs: redis
// redis (the client of Redis itself): types, pipelines, transactions, scripts, iterators, pub/sub,
// blocking commands, streams, errors and reconnecting.
'use strict';
const assert = require('assert');
const { createClient, WatchError } = require('redis');

const open = (options) => createClient(
  { socket: { host: '127.0.0.1', port: Number(process.env.REDIS_PORT) }, ...options })
  .on('error', () => {}).connect();

async function values(client) {
  await client.flushDb();
  assert.strictEqual(await client.set('text', 'größer'), 'OK');
  assert.strictEqual(await client.get('text'), 'größer');
  assert.strictEqual(await client.get('none'), null);
  assert.strictEqual(await client.incrBy('count', 41), 41);
  assert.strictEqual(await client.hSet('hash', { a: 1, b: 'two' }), 2);
  assert.deepStrictEqual({ ...await client.hGetAll('hash') }, { a: '1', b: 'two' });
  await client.rPush('list', ['x', 'y', 'z']);
  assert.deepStrictEqual(await client.lRange('list', 1, -1), ['y', 'z']);
  await client.zAdd('scores', [{ score: 2.5, value: 'b' }, { score: 1, value: 'a' }]);
  assert.deepStrictEqual(await client.zRangeWithScores('scores', 0, -1),
    [{ value: 'a', score: 1 }, { value: 'b', score: 2.5 }]);
  const big = 'v'.repeat(3 << 20);
  await client.set('big', big);
  assert.strictEqual(await client.get('big'), big);
  assert.strictEqual(await client.eval('return {KEYS[1], ARGV[1], 7}',
    { keys: ['k'], arguments: ['a'] }).then(JSON.stringify), '["k","a",7]');
  await assert.rejects(client.lPush('text', 'x'), /^Error: WRONGTYPE Operation against a key/);
}

async function pipelines(client) {
  const answers = await Promise.all(Array.from({ length: 5000 }, (_, i) => client.incr('piped')
    .then((value) => value === i + 1)));
  assert.ok(answers.every(Boolean));
  await Promise.all(Array.from({ length: 300 }, (_, i) => client.set(`scan:${i}`, i)));
  const keys = new Set();
  for await (const batch of client.scanIterator({ MATCH: 'scan:*', COUNT: 50 })) {
    for (const key of batch) keys.add(key);
  }
  assert.strictEqual(keys.size, 300);
}

async function transactions(client, other) {
  assert.deepStrictEqual(await client.multi().set('t', '1').incr('t').get('t').exec(),
    ['OK', 2, '2']);
  await assert.rejects(client.multi().set('t', 'text').incr('t').exec());
  await client.watch('t');
  await other.set('t', 'changed meanwhile');
  await assert.rejects(client.multi().set('t', 'mine').exec(), WatchError);
  assert.strictEqual(await client.get('t'), 'changed meanwhile');
}

async function pubSub(client, subscriber) {
  const heard = [];
  const hear = (...args) => heard.push(args.map(String));
  await subscriber.subscribe('news', hear);
  await subscriber.pSubscribe('n*', hear);
  await subscriber.subscribe('bytes', (message) => heard.push([message.toString('hex')]), true);
  assert.strictEqual(await client.publish('news', 'größer'), 2);
  await client.publish('bytes', Buffer.from([0, 255]));
  for (let i = 0; i < 1000; i += 1) client.publish('other', `${i}`);
  await client.publish('nothing', 'last');
  while (heard.at(-1)[0] !== 'last') await new Promise(setImmediate);
  assert.deepStrictEqual(heard, [['größer', 'news'], ['größer', 'news'], ['00ff'],
    ['last', 'nothing']]);
  await subscriber.unsubscribe(['news', 'bytes']);
  await subscriber.pUnsubscribe('n*');
  await client.publish('news', 'to nobody');
  assert.strictEqual(heard.length, 4);
}

async function waiting(client, other) {
  const popped = client.blPop('queue', 0);
  await other.rPush('queue', 'work');
  assert.deepStrictEqual({ ...await popped }, { key: 'queue', element: 'work' });
  const id = await other.xAdd('stream', '*', { what: 'happened' });
  const [{ messages }] = await client.xRead({ key: 'stream', id: '0' });
  assert.deepStrictEqual(messages.map((each) => [each.id, { ...each.message }]),
    [[id, { what: 'happened' }]]);
}

async function reconnects(client, other) {
  const id = await client.clientId();
  const back = new Promise((resolve) => client.once('ready', resolve));
  await other.sendCommand(['CLIENT', 'KILL', 'ID', String(id)]);
  await back;
  assert.strictEqual(await client.get('text'), 'größer');
  const gone = createClient({ socket: { host: '127.0.0.1', port: 1, reconnectStrategy: false } });
  gone.on('error', () => {});
  await assert.rejects(gone.connect(), { code: 'ECONNREFUSED' });
}

async function main() {
  const clients = await Promise.all([open(), open(), open()]);
  await values(clients[0]);
  await pipelines(clients[0]);
  await transactions(clients[0], clients[1]);
  await pubSub(clients[0], clients[2]);
  await waiting(clients[0], clients[1]);
  await reconnects(clients[0], clients[1]);
  for (const client of clients) await client.close();
  console.log('redis: ok');
}

main();
