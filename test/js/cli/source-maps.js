'use strict';
// --enable-source-maps: stacks, and the place of an uncaught error, in terms of the sources.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');
const { SourceMap, findSourceMap } = require('module');

// line 1 of the source is throwIt(), line 4 calls it; all of it stands in line 1 of the result.
const source = "function throwIt() {\n  throw new Error('boom');\n}\nthrowIt();\n";
const generated = "function b(){throw new Error('boom')}b();\n";
const map = {
  version: 3, file: 'made.js', sources: ['source.ts'], names: ['throwIt'],
  mappings: 'AAAA,SAASA,IACP,MAAM,iBACR,CACAA',
};
const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'source-maps-')));
const write = (name, text) => {
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
write('source.ts', source);
const byFile = write('by-file.js', `${generated}//# sourceMappingURL=made.js.map\n`);
write('made.js.map', JSON.stringify(map));
const data = JSON.stringify({ ...map, sources: ['gone.ts'], sourcesContent: [source] });
const comment = '//# sourceMapping' + 'URL=data:application/json;base64,' +
  Buffer.from(data).toString('base64');
const byData = write('by-data.mjs', generated + comment);

function run(file, ...options) {
  return spawnSync(process.execPath, [...options, file], { encoding: 'utf8' }).stderr.split('\n');
}
const told = run(byFile, '--enable-source-maps');
assert.deepStrictEqual(told.slice(0, 3),
  [`${folder}/source.ts:2`, "  throw new Error('boom');", '  ^']);
assert.ok(told.includes(`    at throwIt (${folder}/source.ts:2:9)`), told.join('\n'));
assert.match(told.join('\n'), /\n {4}at .*source\.ts:4:1\)\n/);
assert.ok(run(byData, '--enable-source-maps').includes(`    at throwIt (${folder}/gone.ts:2:9)`));
assert.ok(run(byFile).includes(`    at b (${byFile}:1:20)`));

const exact = new SourceMap(map).findEntry(0, 19);
assert.deepStrictEqual({ ...exact }, {
  generatedLine: 0, generatedColumn: 19, originalSource: 'source.ts', originalLine: 1,
  originalColumn: 8, name: undefined, // the segment itself tells none
});
assert.deepStrictEqual(new SourceMap(map).findOrigin(1, 20),
  { name: undefined, fileName: 'source.ts', lineNumber: 2, columnNumber: 9 });
assert.strictEqual(new SourceMap(map).findEntry(0, 9).name, 'throwIt');
assert.deepStrictEqual(new SourceMap(map).payload, map);
assert.throws(() => new SourceMap(1), { code: 'ERR_INVALID_ARG_TYPE' });

assert.strictEqual(findSourceMap(byFile), undefined);
process.setSourceMapsEnabled(true);
assert.throws(() => require(byFile), (error) => error.stack.includes('/source.ts:2:9'));
assert.ok(findSourceMap(byFile) instanceof SourceMap);
assert.strictEqual(findSourceMap(byFile).payload.sources[0], `file://${folder}/source.ts`);
Error.prepareStackTrace = () => 'own';
assert.strictEqual(new Error('x').stack, 'own');
Error.prepareStackTrace = undefined;
process.setSourceMapsEnabled(false);
assert.throws(() => process.setSourceMapsEnabled(1), { code: 'ERR_INVALID_ARG_TYPE' });
fs.rmSync(folder, { recursive: true });
