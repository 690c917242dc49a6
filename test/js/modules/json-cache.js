'use strict';
// A JSON file is one object for import and require(), whoever is first.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'json-'));

async function check() {
  const file = path.join(folder, 'a.json');
  fs.writeFileSync(file, '{"a":1}');
  const imported = await import(pathToFileURL(file), { assert: { type: 'json' } });
  assert.strictEqual(imported.default, require(file));
  const encoded = pathToFileURL(file).href.replace('a.json', '%61.json');
  assert.strictEqual(await import(encoded, { assert: { type: 'json' } }), imported);
}
check().finally(() => fs.rmSync(folder, { recursive: true }));
