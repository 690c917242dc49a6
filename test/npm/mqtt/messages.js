// Needs: mosquitto
// mqtt: the three qualities of service, retained messages, wildcards, wills, MQTT 5 properties,
// sessions kept over a reconnection.
'use strict';
const assert = require('assert');
const { once } = require('events');
const mqtt = require('mqtt');

const URL = `mqtt://127.0.0.1:${process.env.MQTT_PORT}`;
const connect = (options) => mqtt.connectAsync(URL, options);

// The next `count` messages of a client, as [topic, text].
function messages(client, count) {
  const heard = [];
  return new Promise((resolve) => {
    client.on('message', function hear(topic, payload) {
      heard.push([topic, `${payload}`]);
      if (heard.length < count) return;
      client.removeListener('message', hear);
      resolve(heard);
    });
  });
}

async function qualities(sender, receiver) {
  const granted = await receiver.subscribeAsync({ 'plain/+/x': { qos: 0 }, 'sure/#': { qos: 2 } });
  assert.deepStrictEqual(granted.map(({ topic, qos }) => [topic, qos]).sort(),
    [['plain/+/x', 0], ['sure/#', 2]]);
  const hearing = messages(receiver, 303);
  for (let i = 0; i < 100; i += 1) {
    for (const qos of [0, 1, 2]) sender.publish(`sure/${qos}`, `${i}`, { qos });
  }
  await sender.publishAsync('plain/a/y', 'to nobody');
  await sender.publishAsync('plain/a/x', 'größer');
  await sender.publishAsync('sure', 'the parent', { qos: 1 });
  await sender.publishAsync('sure/bytes', Buffer.alloc(200000, 'b'), { qos: 2 });
  const heard = await hearing;
  for (const qos of [0, 1, 2]) {
    const numbers = heard.filter(([topic]) => topic === `sure/${qos}`).map(([, text]) => text);
    assert.deepStrictEqual(numbers, Array.from({ length: 100 }, (_, i) => `${i}`));
  }
  const others = new Map(heard.filter(([topic]) => !/^sure\/\d/.test(topic)));
  assert.deepStrictEqual([others.get('plain/a/x'), others.get('sure'),
    others.get('sure/bytes').length], ['größer', 'the parent', 200000]);
}

async function retained(sender) {
  await sender.publishAsync('state', 'kept', { retain: true, qos: 1 });
  const late = await connect();
  const hearing = messages(late, 1);
  await late.subscribeAsync('state');
  assert.deepStrictEqual(await hearing, [['state', 'kept']]);
  await sender.publishAsync('state', '', { retain: true, qos: 1 });
  await late.endAsync();
}

async function wills(receiver) {
  const doomed = await connect(
    { reconnectPeriod: 0, will: { topic: 'sure/will', payload: 'last words', qos: 1 } });
  const hearing = messages(receiver, 1);
  doomed.stream.destroy();
  assert.deepStrictEqual(await hearing, [['sure/will', 'last words']]);
  await doomed.endAsync();
}

async function properties() {
  const client = await connect({ protocolVersion: 5 });
  await client.subscribeAsync('five', { qos: 1 });
  const hearing = once(client, 'message');
  await client.publishAsync('five', 'x', { qos: 1, properties: { contentType: 'text/plain',
    correlationData: Buffer.from([1, 2]), responseTopic: 'back', userProperties: { k: 'ü' } } });
  const [, , packet] = await hearing;
  assert.deepStrictEqual({ ...packet.properties, userProperties:
    { ...packet.properties.userProperties } }, { contentType: 'text/plain',
    correlationData: Buffer.from([1, 2]), responseTopic: 'back', userProperties: { k: 'ü' } });
  await client.endAsync();
}

async function sessions(sender) {
  const clientId = `kept ${process.pid}`;
  const client = await connect({ clientId, clean: false, reconnectPeriod: 1 });
  await client.subscribeAsync('session', { qos: 1 });
  const back = once(client, 'connect');
  client.stream.destroy();
  const hearing = messages(client, 1);
  await sender.publishAsync('session', 'while away', { qos: 1 });
  assert.strictEqual((await back)[0].sessionPresent, true);
  assert.deepStrictEqual(await hearing, [['session', 'while away']]);
  await client.endAsync();
  const cleaning = await connect({ clientId, clean: true });
  await cleaning.endAsync();
}

async function main() {
  const [sender, receiver] = await Promise.all([connect(), connect()]);
  await qualities(sender, receiver);
  await retained(sender);
  await wills(receiver);
  await properties();
  await sessions(sender);
  await Promise.all([sender.endAsync(), receiver.endAsync()]);
  const gone = mqtt.connect('mqtt://127.0.0.1:1', { reconnectPeriod: 0 });
  const [error] = await once(gone, 'error');
  assert.strictEqual(error.code, 'ECONNREFUSED');
  gone.end(true);
  console.log('mqtt: ok');
}

main();
