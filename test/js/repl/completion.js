'use strict';
// Completion: commands, globals by case-blind beginnings, properties with their prototypes,
// modules, files; nothing is called for it.
const assert = require('assert');
const path = require('path');
const repl = require('repl');
const { PassThrough } = require('stream');

const server = repl.start({ input: new PassThrough(), output: new PassThrough(), terminal: false });
server.output.resume();

function complete(line) {
  let found;
  server.complete(line, (error, completions) => {
    assert.strictEqual(error, null);
    found = completions;
  });
  return found;
}

server.write('var base = Object.assign(Object.create(null), { b: 1, shared: 2 });\n');
server.write('var thing = Object.assign(Object.create(base), { own: { deep: 1 }, shared: 3 });\n');
server.write('var calls = 0; function call() { calls++; return thing; }\n');

assert.deepStrictEqual(complete('.b'), [['break'], 'b']);
assert.deepStrictEqual(complete('thing.'),
  [['thing.b', '', 'thing.own', 'thing.shared'], 'thing.']);
assert.deepStrictEqual(complete('x = thing?.ow'), [['thing?.own'], 'thing?.ow']);
assert.deepStrictEqual(complete('thing["own"].d'), [['thing["own"].deep'], 'thing["own"].d']);
assert.ok(complete('"text".tri')[0].includes('"text".trim'));
assert.ok(complete('[1, 2].fla')[0].includes('[1, 2].flat'));
assert.ok(complete('("text").tri')[0].includes('("text").trim'));
assert.deepStrictEqual(complete('call().o')[0], []);
assert.strictEqual(server.context.calls, 0);
assert.deepStrictEqual(complete('nowhere.x')[0], []);
assert.deepStrictEqual(complete('toSt'), [['toString'], 'toSt']);
assert.deepStrictEqual(complete('regex')[0], ['RegExp']);
assert.ok(complete('')[0].includes('globalThis'));
assert.deepStrictEqual(complete('type'), [['typeof', '', 'TypeError'], 'type']);
assert.deepStrictEqual(complete('require("node:rep'), [['node:repl'], 'node:rep']);
assert.deepStrictEqual(complete('require("zl'), [['zlib'], 'zl']);
assert.deepStrictEqual(complete('require("zlib"'), [[], undefined]);

process.chdir(__dirname);
assert.ok(complete('require("./comple')[0].includes('./completion'));
assert.ok(complete('import("./comple')[0].includes('./completion.js'));
assert.deepStrictEqual(complete('require("..'), [['../'], '..']);
assert.deepStrictEqual(complete(`fs.readFileSync("../repl/comple`),
  [[path.basename(__filename)], 'comple']);
server.close();
