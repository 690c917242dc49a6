// What writeFile takes: strings, views, iterables and streams (promises), flags and modes.
'use strict';
const fs = require('fs');
const { Readable } = require('stream');

(async () => {
  const { writeFile, readFile } = fs.promises;
  const shown = async () => console.log(JSON.stringify(await readFile('out', 'latin1')));
  await writeFile('out', 'text'); await shown();
  await writeFile('out', new Uint16Array([0x4142, 0x4344])); await shown();
  await writeFile('out', new DataView(Uint8Array.of(65, 66, 67).buffer, 1)); await shown();
  await writeFile('out', ['a', 'b', 'c']); await shown();
  await writeFile('out', (function* () { yield 'x'; yield 'y'; })()); await shown();
  await writeFile('out', (async function* () { yield 'q'; yield Buffer.from('r'); })());
  await shown();
  await writeFile('out', Readable.from(['s', 't'])); await shown();
  await writeFile('out', 'YQ==', 'base64'); await shown();
  await writeFile('out', '6162', { encoding: 'hex', flag: 'a' }); await shown();
  fs.writeFileSync('out', 'sync', { flag: 'a+' }); await shown();
  for (const bad of [1, null, undefined, {}, true, [1], Symbol('x')]) {
    await writeFile('out', bad).then(shown, (error) => console.log(error.code));
    try {
      fs.writeFile('out', bad, () => console.log('written'));
    } catch (error) {
      console.log(error.code, error.message);
    }
  }
})();
