'use strict';
// A message port carries a FileHandle to the other side; one that is in use stays.
const assert = require('assert');
const fs = require('fs');

async function main() {
  const handle = await fs.promises.open(__filename);
  const { fd } = handle;
  const { port1, port2 } = new MessageChannel();
  assert.throws(() => port1.postMessage(handle),
    { code: 'ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST' });
  port1.postMessage({ handle }, [handle]);
  assert.strictEqual(handle.fd, -1);
  await assert.rejects(handle.read(Buffer.alloc(1)), { code: 'EBADF' });
  const { handle: moved } = await new Promise((resolve) => port2.once('message', resolve));
  assert.strictEqual(moved.fd, fd);
  assert((await moved.readFile('utf8')).includes('carries a FileHandle'));
  const stream = moved.createReadStream();
  assert.throws(() => port1.postMessage(moved, [moved]), { name: 'DataCloneError', code: 25 });
  stream.destroy();
  await moved.close();
  port1.close();
}

main();
