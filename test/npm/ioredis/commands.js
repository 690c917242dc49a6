// Needs: redis
// ioredis: commands, pipelines, transactions, scripts, pub/sub, scan streams, buffers, offline
// queue, errors.
'use strict';
const assert = require('assert');
const { once } = require('events');
const Redis = require('ioredis');

const options = { host: '127.0.0.1', port: Number(process.env.REDIS_PORT), db: 3 };

async function values(redis) {
  await redis.flushdb();
  await redis.set('a', 'ü', 'EX', 100);
  assert.deepStrictEqual(await redis.mget('a', 'b'), ['ü', null]);
  assert.deepStrictEqual(await redis.getBuffer('a'), Buffer.from('ü'));
  await redis.hset('h', new Map([['k', 1], ['l', 2]]));
  assert.deepStrictEqual(await redis.hgetall('h'), { k: '1', l: '2' });
  await assert.rejects(redis.incr('a'),
    { name: 'ReplyError', message: 'ERR value is not an integer or out of range' });
  redis.defineCommand('addTo', { numberOfKeys: 1,
    lua: 'return redis.call("INCRBY", KEYS[1], ARGV[1])' });
  assert.strictEqual(await redis.addTo('sum', 40), 40);
  assert.strictEqual(await redis.addTo('sum', 2), 42);
  const bytes = Buffer.alloc(2 << 20, 0xfe);
  await redis.set('bytes', bytes);
  assert.ok((await redis.getBuffer('bytes')).equals(bytes));
}

async function pipelines(redis) {
  const pipeline = redis.pipeline();
  for (let i = 0; i < 2000; i += 1) pipeline.rpush('list', i);
  pipeline.lpush('a', 'wrong type').llen('list');
  const results = await pipeline.exec();
  assert.deepStrictEqual(results[1999], [null, 2000]);
  assert.match(results[2000][0].message, /^WRONGTYPE/);
  assert.deepStrictEqual(results[2001], [null, 2000]);
  assert.deepStrictEqual(await redis.multi([['set', 't', '1'], ['incr', 't']]).exec(),
    [[null, 'OK'], [null, 2]]);
  await redis.watch('t');
  const other = redis.duplicate();
  await other.set('t', 9);
  await other.quit();
  assert.strictEqual(await redis.multi().incr('t').exec(), null);
  await assert.rejects(redis.multi().set('only one').exec(), { message: /^EXECABORT/ });
}

async function autoPipelines() {
  const redis = new Redis({ ...options, enableAutoPipelining: true });
  const numbers = await Promise.all(Array.from({ length: 500 }, () => redis.incr('auto')));
  assert.deepStrictEqual(numbers, Array.from({ length: 500 }, (_, i) => i + 1));
  const found = [];
  for await (const keys of redis.scanStream({ match: 'a*' })) found.push(...keys);
  assert.deepStrictEqual(found.sort(), ['a', 'auto']);
  await redis.quit();
}

async function pubSub(redis) {
  const subscriber = new Redis({ ...options, lazyConnect: true });
  const heard = [];
  subscriber.on('message', (channel, message) => heard.push([channel, message]));
  subscriber.on('pmessage', (pattern, channel, message) => heard.push([pattern, channel, message]));
  assert.strictEqual(await subscriber.subscribe('one', 'two'), 2);
  await subscriber.psubscribe('t*');
  await redis.publish('one', '1');
  await redis.publish('two', 'ü');
  while (heard.length < 3) await new Promise(setImmediate);
  assert.deepStrictEqual(heard, [['one', '1'], ['two', 'ü'], ['t*', 'two', 'ü']]);
  await assert.rejects(subscriber.get('a'), /subscriber mode/);
  subscriber.disconnect();
  await once(subscriber, 'end');
}

async function connections(redis) {
  const monitored = await redis.client('ID');
  const closed = once(redis, 'close');
  const killer = new Redis(options);
  await killer.client('KILL', 'ID', monitored);
  await closed;
  assert.strictEqual(await redis.get('a'), 'ü');  // queued until the connection is back
  await killer.quit();
  const gone = new Redis({ port: 1, retryStrategy: null, maxRetriesPerRequest: 1 });
  const [error] = await once(gone, 'error');
  assert.strictEqual(error.code, 'ECONNREFUSED');
  await assert.rejects(gone.get('x'), { message: 'Connection is closed.' });
}

async function main() {
  const redis = new Redis(options);
  await values(redis);
  await pipelines(redis);
  await autoPipelines();
  await pubSub(redis);
  await connections(redis);
  assert.strictEqual(await redis.quit(), 'OK');
  console.log('ioredis: ok');
}

main();
