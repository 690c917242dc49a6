// readv and writev in all forms.
'use strict';
const fs = require('fs');

(async () => {
  const fd = fs.openSync('file', 'w+');
  const parts = ['one', 'two', 'three'].map((text) => Buffer.from(text));
  console.log(fs.writevSync(fd, parts), fs.writevSync(fd, parts.slice(0, 1), 1));
  console.log(fs.writevSync(fd, []));
  console.log(fs.readFileSync('file', 'latin1'));
  const into = [Buffer.alloc(2), new Uint8Array(3), new DataView(new ArrayBuffer(2))];
  console.log(fs.readvSync(fd, into, 0));
  console.log(into.map((view) => Buffer.from(view.buffer, view.byteOffset, view.byteLength)));
  fs.closeSync(fd);
  const handle = await fs.promises.open('file', 'r+');
  console.log(await handle.writev([Buffer.from('X')], 0), await handle.readv([Buffer.alloc(4)], 0));
  console.log(await handle.writev([]), await handle.readv([Buffer.alloc(0)], 0));
  await handle.close();
  for (const bad of [1, 'x', [1], [[]], undefined]) {
    for (const name of ['readvSync', 'writevSync']) {
      try {
        fs[name](0, bad);
      } catch (error) {
        console.log(name, error.name, error.code, error.message);
      }
    }
  }
})();
