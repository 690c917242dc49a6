// Blob and File: parts, slice, text, arrayBuffer, types, errors; resolveObjectURL.
// options: --no-warnings
'use strict';
const { Blob, File, resolveObjectURL } = require('buffer');

(async () => {
  const blob = new Blob(['a\u00e9', Buffer.from('b'), new Uint16Array([0x6463]), new Blob(['e']),
    new ArrayBuffer(1), 12], { type: 'Text/Plain' });
  console.log(blob.size, blob.type, JSON.stringify(await blob.text()));
  console.log(new Uint8Array(await blob.arrayBuffer()));
  for (const range of [[1, 3], [-2], [3, 1], [0, 100], [], [2, 4, 'x/y']]) {
    const part = blob.slice(...range);
    console.log(part.size, part.type, JSON.stringify(await part.text()));
  }
  console.log(await new Blob(['a\r\nb\nc'], { endings: 'native' }).text());
  console.log(new Blob([], { type: 'bad\u00e9' }).type, new Blob().size);
  for (const args of [[1], ['x'], [[], 1], [[], { endings: 'x' }], [null], [{}]]) {
    try {
      console.log(new Blob(...args).size);
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
  const file = new File(['abc'], 'name.txt', { type: 'a/b', lastModified: 5 });
  console.log(file.name, file.size, file.type, file.lastModified, await file.text());
  console.log(file instanceof Blob, Object.prototype.toString.call(file), String(blob));
  for (const args of [[], [['x']], ['x', 'y'], [['x'], 'y', 1]]) {
    try {
      console.log(new File(...args).name);
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
  const url = URL.createObjectURL(blob);
  console.log(/^blob:nodedata:[-0-9a-f]{36}$/.test(url), resolveObjectURL(url).size);
  URL.revokeObjectURL(url);
  console.log(resolveObjectURL(url), resolveObjectURL('x'));
  try {
    URL.createObjectURL('x');
  } catch (error) {
    console.log(error.code, error.message);
  }
  console.log(blob, structuredClone(blob).size);
})();
