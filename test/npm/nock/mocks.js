// nock: what http would send is answered by the program itself, for every client on top of http.
'use strict';
const assert = require('assert');
const http = require('http');
const { Readable } = require('stream');
const axios = require('axios');
const fetch = require('node-fetch2');
const nock = require('nock');

async function visitScope() {
  const scope = nock('http://shop.test', { reqheaders: { 'x-key': '1' } })
    .get('/list').query({ q: 'a' }).reply(200, { found: 1 })
    .post('/buy', (body) => body.count > 1).reply(201, (uri, body) => ({ uri, body }));
  const headers = { 'x-key': '1' };
  assert.deepStrictEqual(
    (await axios.get('http://shop.test/list?q=a', { headers })).data, { found: 1 });
  assert.deepStrictEqual(scope.pendingMocks(), ['POST http://shop.test:80/buy']);
  const bought = await axios.post('http://shop.test/buy', { count: 2 }, { headers });
  assert.deepStrictEqual([bought.status, bought.data],
    [201, { uri: '/buy', body: { count: 2 } }]);
  assert.ok(scope.isDone());
}

async function visitErrors() {
  nock('http://shop.test').get('/reset').replyWithError({ code: 'ECONNRESET', message: 'gone' });
  await assert.rejects(axios.get('http://shop.test/reset'), { code: 'ECONNRESET' });
  nock('http://shop.test').get('/late').delay(10).reply(200, 'late');
  assert.strictEqual((await axios.get('http://shop.test/late')).data, 'late');
  await assert.rejects(axios.get('http://shop.test/unknown'), /No match for request/);
  await assert.rejects(fetch('http://elsewhere.test/'), /Disallowed net connect/);
}

async function main() {
  nock.disableNetConnect();
  await visitScope();
  await visitErrors();
  nock('http://shop.test').get('/stream').reply(200, () => Readable.from(['a', 'b']));
  http.get('http://shop.test/stream', async (res) => {
    let text = '';
    for await (const chunk of res) text += chunk;
    assert.strictEqual(text, 'ab');
    nock.restore();
    assert.strictEqual(nock.isActive(), false);
    console.log('nock: answered');
  });
}
main();
