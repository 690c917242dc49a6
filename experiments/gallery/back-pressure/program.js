'use strict';
// write() says false when enough is waiting. Once that is ignored, once it is heeded.
const { once } = require('events');
const fs = require('fs');

const kChunk = Buffer.alloc(1024);

async function writeAll(name, heeds) {
  const out = fs.createWriteStream('/dev/null'); // its highWaterMark is 16 KiB
  let refused = 0;
  let most = 0;
  for (let i = 0; i < 100; i++) {
    const goOn = out.write(kChunk);
    most = Math.max(most, out.writableLength);
    if (goOn) continue;
    refused++;
    if (heeds) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  console.log(`${name}: false ${refused} times, up to ${most / 1024} KiB waited`);
}

writeAll('ignored', false).then(() => writeAll('heeded', true));
