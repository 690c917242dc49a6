// appendFile in all forms: strings, buffers, descriptors, FileHandles, modes.
'use strict';
const fs = require('fs');

(async () => {
  fs.appendFileSync('out', 'one ');
  fs.appendFileSync('out', Buffer.from('two '));
  const fd = fs.openSync('out', 'a');
  fs.appendFileSync(fd, 'three ');
  fs.closeSync(fd);
  await fs.promises.appendFile('out', 'four ');
  const handle = await fs.promises.open('out', 'a');
  await handle.appendFile('five ');
  await fs.promises.appendFile(handle, 'six ');
  await handle.close();
  await new Promise((done) => fs.appendFile('out', 'c2V2ZW4=', 'base64', done));
  console.log(fs.readFileSync('out', 'utf8'));
  fs.appendFileSync('new', 'x', { mode: 0o600 });
  console.log((fs.statSync('new').mode & 0o777).toString(8));
})();
