// node-fetch 3, an ES module: what version 2 does, forms and blobs, its body as an async iterator.
import assert from 'node:assert';
import fetch, * as all from 'node-fetch';
import { createRequire } from 'node:module';

const { visit } = createRequire(import.meta.url)('./fixtures/visit');

await visit({ ...all, fetch }, async (url) => {
  const form = new all.FormData();
  form.set('text', 'a value');
  form.set('file', new all.Blob(['in the ', 'blob'], { type: 'text/x-test' }), 'n.txt');
  const sent = await fetch(`${url}/echo`, { method: 'POST', body: form });
  assert.match(sent.headers.get('x-type'), /^multipart\/form-data; boundary=/);
  const text = await sent.text();
  assert.ok(text.includes('name="text"\r\n\r\na value\r\n'));
  assert.ok(text.includes('filename="n.txt"\r\nContent-Type: text/x-test\r\n\r\nin the blob\r\n'));
  const back = await (await fetch(`${url}/echo`, { method: 'POST', body: form })).text();
  assert.strictEqual(back.split('\r\n').length, text.split('\r\n').length);

  let bytes = 0;
  for await (const chunk of (await fetch(`${url}/gzip`)).body) bytes += chunk.length;
  assert.strictEqual(bytes, 70000);
  const data = await fetch('data:text/plain;base64,aGVsbG8=');
  assert.strictEqual(await data.text(), 'hello');
  await assert.rejects(fetch('ftp://127.0.0.1/'), { name: 'TypeError' });
});
console.log('node-fetch 3: ok');
