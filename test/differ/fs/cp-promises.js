// fs.promises.cp and the callback form, with an asynchronous filter.
'use strict';
const fs = require('fs');

(async () => {
  await fs.promises.mkdir('from/sub', { recursive: true });
  await fs.promises.writeFile('from/sub/b', 'b');
  const seen = [];
  await fs.promises.cp('from', 'to', {
    recursive: true,
    async filter(source, destination) {
      seen.push(`${source} ${destination}`);
      return true;
    },
  });
  console.log(seen.sort());
  for (const options of [{}, { recursive: true, force: false, errorOnExist: true }]) {
    await fs.promises.cp('from', 'to', options).catch((error) => {
      console.log(error.name, error.code, error.message, error.info?.errno);
    });
  }
  await fs.promises.cp('from', 'from/sub', { recursive: true }).catch((error) => {
    console.log(error.name, error.code, error.message, error.toString());
  });
  fs.writeFileSync('from/a', 'a');
  fs.utimesSync('from/a', 1000, 2000);
  await fs.promises.cp('from/a', 'kept', { preserveTimestamps: true });
  console.log(fs.statSync('kept').mtimeMs);
  await fs.promises.cp('from/a', 'kept', { mode: fs.constants.COPYFILE_EXCL }).catch((error) => {
    console.log(error.code, error.message);
  });
  fs.cp('from/a', 'callback', (error) => console.log(error, fs.readFileSync('callback', 'utf8')));
})();
